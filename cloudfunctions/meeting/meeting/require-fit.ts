import type { MeetingTime } from '../../../typings/contract/meeting/meeting.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { StoredBooking } from '../collections.ts';
import { bookedBetween } from '../room/room-rules.ts';
import { timeOfSlot } from '../slot/bit-rules.ts';
import { agendaProblem, firstDay, timeProblem } from './meeting-rules.ts';

type TimeFacts = Parameters<typeof timeProblem>[1];
interface AgendaFacts {
  agenda: Parameters<typeof agendaProblem>[0];
  before: Parameters<typeof agendaProblem>[1];
  slots: number;
  titles: ReadonlyMap<string, string>;
}

/** @throws Refusal MEETING_UNFIT, AGENDA_UNFIT */
export function requireFit(
  time: MeetingTime,
  facts: TimeFacts,
  { agenda, before, slots, titles }: AgendaFacts,
): void {
  const problem = timeProblem(time, facts);
  if (problem) {
    const first = firstDay(facts.noticeDays, facts.today);
    throw new Refusal('MEETING_UNFIT', { problem, first });
  }
  requireAgenda({ agenda, before, slots, titles });
}

/** @throws Refusal AGENDA_UNFIT */
export function requireAgenda({ agenda, before, slots, titles }: AgendaFacts): void {
  const problem = agendaProblem(agenda, before, { slots, titles });
  if (problem) throw new Refusal('AGENDA_UNFIT', { problem });
}

/**
 * Nobody else has the room then; what the plan has booked for this meeting, and the meeting itself, do not count.
 * @throws Refusal ROOM_TAKEN
 */
export function requireFree(
  { roomId, from, until }: MeetingTime,
  bookings: readonly StoredBooking[],
  ...own: (string | null)[]
): void {
  if (roomId === null) return;
  const others = bookings.filter(({ planned }) => planned === null || !own.includes(planned));
  const other = bookedBetween(others, from, until);
  if (!other) return;
  throw new Refusal('ROOM_TAKEN', {
    from: timeOfSlot(other.from),
    until: timeOfSlot(other.until),
  });
}
