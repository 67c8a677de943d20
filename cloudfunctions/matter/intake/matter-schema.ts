import * as v from 'valibot';
import { commandId, communityId, day, documentId, line, text } from '../../kernel/schema.ts';

export const topicId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/));
export const matterChange = { communityId, matterId: documentId, commandId };
/** what somebody says about a matter */
export const words = text(500);
export const spot = v.union([v.literal(''), line(20)]);
export const wording = v.strictObject({ title: line(30), text: words });
/** 0.01 yuan */
export const cost = v.nullable(
  v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(10_000_000_000)),
);
export const hotline = v.strictObject({
  number: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{4,40}$/)),
  due: day,
});
