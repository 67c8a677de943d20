import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { meetings, roomDays, rooms } from '../collections.ts';
import { roomDayId } from '../room/room-repository.ts';
import { plannedOf } from './book-meeting.ts';
import { followMeeting } from './follow-meeting.ts';
import { isConvener, RUN_ACCESS } from './meeting-access.ts';
import { hasBegun, occasionOf, reminderOf, startOf } from './meeting-rules.ts';
import { meetingCommand, meetingTime } from './meeting-schema.ts';
import { requireFit, requireFree } from './require-fit.ts';

const MOST_MOVES = 20;

/** Another time or room, with the reason, or none at all. Whoever has answered is asked again. */
export const moveMeeting = action('meeting.moveMeeting', {
  input: v.strictObject({
    ...meetingCommand,
    time: v.nullable(meetingTime),
    reason: text(100),
    seen: documentId,
  }),
  access: RUN_ACCESS,
  load: ({ meetingId, time }) => ({
    meeting: one(meetings, meetingId, 'MEETING_NOT_FOUND'),
    room: one(rooms, time?.roomId),
    roomDay: one(roomDays, time?.roomId && roomDayId(time.roomId, time.day)),
  }),
  command: ({ meetingId }) => ({ action: 'meeting.move', target: `meeting:${meetingId}` }),
  budget: 9,
  run: ({ time, reason, seen }, { actor, meeting, room, roomDay, command }) => {
    const { at } = command.stamp;
    return change({ command }, meetings, meeting, {
      missing: 'MEETING_NOT_FOUND',
      taken: 'MEETING_CONVENED',
      decide: (current) => {
        if (!isConvener(current, actor.roles)) throw new Refusal('MEETING_NOT_CONVENER');
        if (hasBegun(current)) throw new Refusal('MEETING_BEGUN');
        if (current.change.id !== seen) throw new Refusal('MEETING_CHANGED');
        if (time === null) {
          return {
            state: 'cancelled' as const,
            occasion: current._id,
            cancelled: reason,
            following: true,
            telling: true,
          };
        }
        const { noticeDays, agenda, planned, roomId } = current;
        requireFit(
          time,
          { noticeDays, today: dayOf(at), room: room?.form },
          { agenda, before: agenda, slots: time.until - time.from, titles: new Map() },
        );
        requireFree(time, roomDay?.bookings ?? [], planned, plannedOf(current));
        const startsAt = startOf(time);
        const { day, from, place, moves, round, bookedOn } = current;
        // Where it was booked last may not be known here yet.
        const before = roomId === null ? [] : [roomDayId(roomId, day)];
        return {
          ...time,
          place: room?.form.name ?? time.place,
          startsAt,
          occasion: occasionOf(current.bodyId, time.day),
          round: round + 1,
          moves: [...moves, { day, from, place, reason, at }].slice(-MOST_MOVES),
          bookedOn: [...new Set([...bookedOn, ...before])],
          following: true,
          telling: true,
          remindAt: reminderOf(startsAt, at),
        };
      },
      follow: followMeeting,
      answer: ({ change: { id } }) => ({ seen: id }),
    });
  },
});
