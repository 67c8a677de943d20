import type { DatePollProblem, DateSays } from '../../../typings/contract/meeting/date.ts';
import type { MeetingProblem, MeetingTime } from '../../../typings/contract/meeting/meeting.ts';
import type { RoomForm } from '../../../typings/contract/meeting/room.ts';
import { addDays, endOfDay } from '../../kernel/calendar.ts';
import type { DateAnswerDocument, DatePollDocument, StoredSeat } from '../collections.ts';
import { timeProblem } from '../meeting/meeting-rules.ts';

/** Which times may be offered, when a poll is closed, and which time is best. */

/** The last day for answers lies so many days ahead at most. */
const FARTHEST_DAYS = 30;

/** What is wrong with a poll; null if nothing. Once it is closed the notice can still be kept for each of its times. */
export function pollProblem(
  slots: readonly MeetingTime[],
  closesOn: string,
  facts: { noticeDays: number; today: string; roomOf(id: string): RoomForm | undefined },
): DatePollProblem | MeetingProblem | null {
  const { noticeDays, today, roomOf } = facts;
  if (closesOn < today || closesOn > addDays(today, FARTHEST_DAYS)) return 'closing';
  if (slots.length < 2) return 'few';
  const keys = slots.map(({ day, from, until }) => `${day} ${from} ${until}`);
  if (new Set(keys).size < keys.length) return 'twice';
  for (const slot of slots) {
    const room = slot.roomId === null ? undefined : roomOf(slot.roomId);
    const problem = timeProblem(slot, { noticeDays, today: closesOn, room });
    if (problem) return problem;
  }
  return null;
}

export function isClosed(
  { closesOn, state }: Pick<DatePollDocument, 'closesOn' | 'state'>,
  at: number,
): boolean {
  return state !== 'open' || at > endOfDay(closesOn);
}

type Seat = Pick<StoredSeat, 'seatId' | 'residentId' | 'required'>;
type Said = Pick<DateAnswerDocument, 'seatId' | 'residentId' | 'says'>;

/** Answers of those who have the seats now. */
export function standingSays<One extends Said>(
  seats: readonly Seat[],
  answers: readonly One[],
): ReadonlyMap<string, One> {
  const holderOf = new Map(seats.map(({ seatId, residentId }) => [seatId, residentId]));
  return new Map(
    answers
      .filter(({ seatId, residentId, says }) => says && holderOf.get(seatId) === residentId)
      .map((one) => [one.seatId, one]),
  );
}

export interface SlotCount {
  index: number;
  yes: number;
  maybe: number;
  no: number;
  open: number;
  requiredAbsent: number;
}

/**
 * What was said to each time, the best first: fewest required seats absent, then fewest absent, then fewest who have not
 * answered, then fewest who would come only if need be, then as they were offered.
 */
export function countSlots(
  count: number,
  seats: readonly Seat[],
  answers: readonly Said[],
): SlotCount[] {
  const standing = standingSays(seats, answers);
  const inOffice = seats.filter(({ residentId }) => residentId !== null);
  const counts = Array.from({ length: count }, (_, index): SlotCount => {
    const said = inOffice.map(({ seatId }) => standing.get(seatId)?.says?.[index]);
    const of = (what: DateSays | undefined) => said.filter((one) => one === what).length;
    const requiredAbsent = inOffice.filter(
      ({ required }, n) => required && said[n] === 'no',
    ).length;
    const open = of(undefined);
    return { index, yes: of('yes'), maybe: of('maybe'), no: of('no'), open, requiredAbsent };
  });
  return counts.sort(
    (one, other) =>
      one.requiredAbsent - other.requiredAbsent ||
      one.no - other.no ||
      one.open - other.open ||
      one.maybe - other.maybe ||
      one.index - other.index,
  );
}

/** Whether a time may be taken: the last day is over, or everybody who has a seat has answered. */
export function isReady(
  poll: Pick<DatePollDocument, 'closesOn' | 'state'>,
  seats: readonly Seat[],
  answers: readonly Said[],
  at: number,
): boolean {
  if (poll.state !== 'open') return false;
  const inOffice = seats.filter(({ residentId }) => residentId !== null);
  return isClosed(poll, at) || standingSays(seats, answers).size >= inOffice.length;
}
