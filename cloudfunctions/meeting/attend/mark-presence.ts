import * as v from 'valibot';
import { manyBy, one } from '../../kernel/action/load.ts';
import { put } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import {
  type MeetingDocument,
  meetings,
  type PresenceDocument,
  presences,
  type StoredSeat,
} from '../collections.ts';
import { RUN_ACCESS } from '../meeting/meeting-access.ts';
import { EARLIEST_BEFORE } from '../meeting/meeting-rules.ts';
import { meetingCommand, seatId } from '../meeting/meeting-schema.ts';
import { arrived, departed, entered, isThere, left } from './presence-rules.ts';

/**
 * An officer at the door ticks who comes and goes, or enters it from paper with the time; for those without a phone,
 * and for whoever comes in another's place where the body's rules allow it.
 */
export const markPresence = action('meeting.markPresence', {
  input: v.strictObject({
    ...meetingCommand,
    seatId,
    mark: v.picklist(['in', 'out']),
    how: v.picklist(['list', 'paper']),
    name: v.union([v.literal(''), line(20)]),
    at: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1e12), v.maxValue(8.64e15))),
  }),
  access: RUN_ACCESS,
  load: ({ meetingId }) => ({
    meeting: one(meetings, meetingId, 'MEETING_NOT_FOUND'),
    shown: manyBy(presences, 'meetingId', meetingId),
  }),
  command: (input) => ({
    action: `presence.${input.mark}`,
    target: `meeting:${input.meetingId}`,
    variant: input.seatId,
  }),
  budget: 3,
  run: async (input, { actor, meeting, shown, command }) => {
    const { mark, how, name } = input;
    const at = input.at ?? command.stamp.at;
    const seat = meeting.seats.find((one) => one.seatId === input.seatId);
    if (!seat?.residentId) throw new Refusal('SEAT_NOT_FOUND');
    const holder = name === '' ? seat.residentId : null;
    const _id = `${meeting._id}:${holder ?? seat.seatId}`;
    const found = shown.find((one) => one._id === _id);
    const by = actor.residentId;
    const next = (stays: PresenceDocument['stays']) => {
      requireFit(meeting, seat, input, command.stamp.at);
      const isNow = input.at === null;
      if (mark === 'in') return (isNow ? arrived : entered)(stays, { from: at, how, by });
      const after = (isNow ? departed : left)(stays, at);
      if (!after) throw new Refusal('PRESENCE_UNFIT', { why: 'not-here' });
      return after;
    };
    const empty: PresenceDocument = {
      _id,
      communityId: meeting.communityId,
      meetingId: meeting._id,
      seatId: seat.seatId,
      residentId: holder,
      name,
      stays: [],
      turn: 0,
    };
    return put({ command }, presences, found, empty, {
      missing: 'MEETING_NOT_FOUND',
      seen: ['turn'],
      decide: ({ stays, turn }) => {
        const after = next(stays);
        return after && { stays: after, name, turn: turn + 1 };
      },
      answer: ({ stays }) => ({
        present: input.at === null ? stays.some(({ until }) => until === null) : isThere(stays, at),
      }),
    });
  },
});

/** @throws Refusal MEETING_NOT_RUNNING, MEETING_EARLY, SUBSTITUTE_UNFIT, PRESENCE_UNFIT */
function requireFit(
  { state, startsAt, endedAt, substituteRule }: MeetingDocument,
  { substitutes }: StoredSeat,
  { how, name, at }: { how: 'list' | 'paper'; name: string; at: number | null },
  now: number,
): void {
  // The paper is entered when it is handed in.
  const isOpen = state === 'called' || state === 'running' || (state === 'closed' && at !== null);
  if (!isOpen) throw new Refusal('MEETING_NOT_RUNNING');
  const from = startsAt - EARLIEST_BEFORE;
  if (now < from) throw new Refusal('MEETING_EARLY', { from });
  if (name !== '' && (substituteRule === '' || !substitutes)) {
    throw new Refusal('SUBSTITUTE_UNFIT');
  }
  if (at === null) return;
  if (how !== 'paper' || at > Math.min(now, endedAt ?? now)) {
    throw new Refusal('PRESENCE_UNFIT', { why: 'ahead' });
  }
  if (at < from) throw new Refusal('PRESENCE_UNFIT', { why: 'before' });
}
