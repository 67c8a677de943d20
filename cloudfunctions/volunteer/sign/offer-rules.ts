import { addDays, dayOf, HOUR, instantOf, MINUTE, timeOf } from '../../kernel/calendar.ts';

/** How long an offer stands, unless the shift is near. */
export const OFFER_HOURS = 12;
/** No offer stands longer than until so many hours before the shift; from then on the leader calls. */
export const CALL_HOURS = 2;
/** Nothing ends between these times of day. */
const NIGHT = '22:00';
const MORNING = '07:00';
/** An offer that would end sooner is none. */
const SHORTEST = 30 * MINUTE;

/** True from 22:00 on and before 07:00: an offer that ends at 22:00 or 07:00 sharp is fine. */
function isNight(instant: number): boolean {
  const time = timeOf(instant);
  return (time >= NIGHT && instant !== instantOf(dayOf(instant), NIGHT)) || time < MORNING;
}

/** The end of the night around an instant. */
function morningOf(instant: number): number {
  const day = dayOf(instant);
  return instantOf(timeOf(instant) < MORNING ? day : addDays(day, 1), MORNING);
}

/** The beginning of the night around an instant. */
function eveningOf(instant: number): number {
  const day = dayOf(instant);
  return instantOf(timeOf(instant) < MORNING ? addDays(day, -1) : day, NIGHT);
}

/**
 * Until when a place is kept for somebody to whom it is offered now.
 * @param from the beginning of the shift
 * @returns null when there is no time left for an offer: the leader calls the next
 */
export function offerUntil(now: number, from: number): number | null {
  const whole = Math.floor((now + OFFER_HOURS * HOUR) / MINUTE) * MINUTE;
  const wished = isNight(whole) ? morningOf(whole) : whole;
  const last = from - CALL_HOURS * HOUR;
  const latest = isNight(last) ? eveningOf(last) : last;
  const until = Math.min(wished, latest);
  return until - now < SHORTEST ? null : until;
}
