import * as v from 'valibot';
import { commandId, communityId, day, documentId, line } from '../../kernel/schema.ts';
import { count } from '../body/body-schema.ts';
import { slot } from '../room/room-schema.ts';

export const onMeeting = { communityId, meetingId: documentId };
export const meetingCommand = { ...onMeeting, commandId };
export const seatId = v.pipe(v.string(), v.regex(/^s\d{1,3}$/));
export const itemId = v.pipe(v.string(), v.regex(/^i\d{1,3}$/));

export const meetingTime = v.strictObject({
  day,
  from: slot,
  until: slot,
  roomId: v.nullable(documentId),
  place: v.union([v.literal(''), line(30)]),
});

const item = v.strictObject({
  itemId,
  title: line(60),
  minutes: v.pipe(count(5, 480), v.multipleOf(5)),
  source: v.strictObject({
    kind: v.picklist(['matter', 'motion', 'own']),
    id: v.nullable(documentId),
  }),
  hidden: v.optional(v.boolean()),
});

export const agenda = v.pipe(v.array(item), v.maxLength(30));
