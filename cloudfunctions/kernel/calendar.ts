import dayjs, { type Dayjs } from 'dayjs';
import utc from 'dayjs/plugin/utc.js';

/**
 * Days (YYYY-MM-DD, Asia/Shanghai) and instants (UTC milliseconds), for rules, functions and pages. Pure: what
 * time it is now is always an argument. Pages have a copy of this file (scripts/build-miniprogram.ts), so it
 * imports nothing of the project.
 */
dayjs.extend(utc);

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const OFFSET = 8 * HOUR; // no daylight saving in Shanghai since 1991
const FORMAT = 'YYYY-MM-DD';

/**
 * Shanghai's wall clock. dayjs's own utcOffset() goes by way of the host's local time, and is an hour wrong in
 * the hours when that changes to or from daylight saving time.
 * @throws RangeError for what is no instant: dayjs would write «Invalid Date», and that might be kept
 */
function inShanghai(instant: number): Dayjs {
  const clock = dayjs.utc(instant + OFFSET);
  if (!clock.isValid()) throw new RangeError('not an instant');
  return clock;
}

/** The day in Shanghai, as YYYY-MM-DD. */
export function dayOf(instant: number): string {
  return inShanghai(instant).format(FORMAT);
}

/** The time of day in Shanghai, as HH:mm. */
export function timeOf(instant: number): string {
  return inShanghai(instant).format('HH:mm');
}

/** The instant of a time of day (HH:mm) in Shanghai. */
export function instantOf(day: string, time = '00:00'): number {
  return dayjs.utc(`${day}T${time}`).valueOf() - OFFSET;
}

/** The last millisecond of a day in Shanghai. */
export function endOfDay(day: string): number {
  return instantOf(day) + DAY - 1;
}

/** True for a day that exists, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayjs.utc(text).format(FORMAT) === text;
}

/** So many days later, or earlier if negative. */
export function addDays(day: string, days: number): string {
  return dayjs.utc(day).add(days, 'day').format(FORMAT);
}

/** The same day of another month, or the last one of a month that is shorter. */
export function addMonths(day: string, months: number): string {
  return dayjs.utc(day).add(months, 'month').format(FORMAT);
}

/** How many days later the second one is; negative if it is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayjs.utc(to).diff(dayjs.utc(from), 'day');
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(day: string): number {
  return dayjs.utc(day).day();
}

/** 2026年11月23日 10:00, the form that subscribe messages ask for. */
export function chineseMinute(instant: number): string {
  return inShanghai(instant).format('YYYY年M月D日 HH:mm');
}

/** 2026年11月23日 */
export function chineseDay(instant: number): string {
  return inShanghai(instant).format('YYYY年M月D日');
}
