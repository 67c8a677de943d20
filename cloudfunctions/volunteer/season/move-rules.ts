import { HOUR } from '../../kernel/calendar.ts';
import type { Stamp } from '../../kernel/database/collection.ts';
import type { Gone, Seat, ShiftDocument } from '../collections.ts';
import { offerUntil } from '../sign/offer-rules.ts';

/** Who cannot come at the new time may say so that long, without its being counted. */
const GRACE = 24 * HOUR;

export type Times = Pick<ShiftDocument, 'day' | 'from' | 'until'>;

/**
 * A shift at another time. Places stay with whoever has them, under keys of their own, so that the time they keep
 * is the new one, and no offer stands longer than one that is made for that; upkeep lets go whom another shift has by then, and tells everybody.
 */
export function movedPatch(
  shift: ShiftDocument,
  times: Times,
  { id, at }: Pick<Stamp, 'id' | 'at'>,
): Partial<ShiftDocument> {
  const later = times.from - shift.from;
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
    until: seat.until === null ? null : Math.min(seat.until, offerUntil(at, times.from) ?? at),
    claimed: false,
  });
  return {
    ...times,
    signUpUntil: Math.min(times.from, shift.signUpUntil + later),
    lateFrom: Math.min(times.from, Math.max(shift.lateFrom + later, at + GRACE)),
    seats: Object.fromEntries(seats.map(([person, seat]) => [person, moved(seat)])),
    gone: [...shift.gone, ...seats.map(([person, { key }]) => tell(person, key))],
    news: { id, why: 'moved' },
    remindedFor: 0,
    dueAt: at,
  };
}
