import { DAY, daysBetween } from '../../kernel/calendar.ts';
import type { Stamp } from '../../kernel/database/collection.ts';
import type { Gone, Seat, ShiftDocument, WaiterDocument } from '../collections.ts';

/**
 * A shift at the same time of another day. Places stay with whoever has them, under keys of their own, so that
 * the time they keep is the new one; upkeep lets go whom another shift has by then, and tells everybody.
 */
export function movedPatch(
  shift: ShiftDocument,
  waiting: readonly WaiterDocument[],
  day: string,
  { id, at }: Pick<Stamp, 'id' | 'at'>,
): Partial<ShiftDocument> {
  const later = daysBetween(shift.day, day) * DAY;
  const tell = (residentId: string, key: string): Gone => ({
    residentId,
    key,
    why: 'moved',
    by: null,
    stamp: null,
    at,
  });
  const seats = Object.entries(shift.seats);
  const moved = (seat: Seat): Seat => ({
    ...seat,
    key: `${seat.key}.${id.slice(0, 6)}`,
    claimed: false,
  });
  return {
    day,
    from: shift.from + later,
    until: shift.until + later,
    signUpUntil: shift.signUpUntil + later,
    lateFrom: shift.lateFrom + later,
    seats: Object.fromEntries(seats.map(([person, seat]) => [person, moved(seat)])),
    gone: [
      ...shift.gone,
      ...seats.map(([person, { key }]) => tell(person, key)),
      ...waiting.map(({ residentId, key }) => tell(residentId, key)),
    ],
    concerned: [...seats.map(([person]) => person), ...waiting.map(({ residentId }) => residentId)],
    remindedFor: 0,
    dueAt: at,
  };
}
