import * as v from 'valibot';
import { commandId, communityId, documentId, line, text } from '../../kernel/schema.ts';
import { MOST_AMOUNT } from './claim-rules.ts';

export const bearer = v.strictObject({
  kind: v.picklist(['household', 'person']),
  id: documentId,
});

export const ruleId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/));
export const amount = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MOST_AMOUNT));
/** why, in the words of whoever decides */
export const reason = text(200);
export const claimChange = { communityId, claimId: documentId, commandId };

const cap = v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100_000)));

export const carryOver = v.variant('kind', [
  v.strictObject({ kind: v.literal('all') }),
  v.strictObject({ kind: v.literal('none') }),
  v.strictObject({
    kind: v.literal('most'),
    points: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100_000)),
  }),
  v.strictObject({
    kind: v.literal('share'),
    percent: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(99)),
  }),
]);

export const pointRule = v.strictObject({
  ruleId,
  title: line(30),
  text: text(300),
  points: v.pipe(v.number(), v.finite()),
  unit: v.picklist(['time', 'day', 'hour']),
  caps: v.strictObject({ day: cap, month: cap, year: cap }),
  bearer: v.picklist(['household', 'person']),
  reporters: v.pipe(v.array(v.picklist(['household', 'officer'])), v.minLength(1), v.maxLength(2)),
  reviewers: v.picklist([1, 2]),
  appealDays: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(60)),
  evidence: v.boolean(),
  clauseId: v.nullable(documentId),
  source: v.optional(v.picklist(['hours', 'attendance'])),
});
