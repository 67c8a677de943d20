import type { Cadence, Due } from '../../../typings/contract/meeting/body.ts';
import { addDays, addMonths, daysBetween, weekdayOf } from '../../kernel/calendar.ts';

/** Weeks, months, quarters … of the calendar: a body keeps its cadence if it meets once in each of them. */

/** Both days are in it. */
export interface Period {
  from: string;
  until: string;
}

const MONTHS: Record<Exclude<Cadence, 'weekly'>, number> = {
  monthly: 1,
  'every-two-months': 2,
  quarterly: 3,
  'half-yearly': 6,
  yearly: 12,
};

const isLater = (day: string, other: string) => day > other;

export function laterDay(day: string, other: string): string {
  return isLater(day, other) ? day : other;
}

/** The rarer the later. */
export const CADENCES: readonly Cadence[] = [
  'weekly',
  'monthly',
  'every-two-months',
  'quarterly',
  'half-yearly',
  'yearly',
];

/** The week (from Monday), month … that a day is in. */
export function periodOf(cadence: Cadence, day: string): Period {
  if (cadence === 'weekly') {
    const from = addDays(day, -((weekdayOf(day) + 6) % 7));
    return { from, until: addDays(from, 6) };
  }
  const months = MONTHS[cadence];
  const month = Number(day.slice(5, 7));
  const first = Math.floor((month - 1) / months) * months + 1;
  const from = `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
  return { from, until: addDays(addMonths(from, months), -1) };
}

/** The periods that touch these days, in order. */
export function periodsWithin(cadence: Cadence, from: string, until: string): Period[] {
  const periods: Period[] = [];
  for (let day = from; day <= until; ) {
    const period = periodOf(cadence, day);
    periods.push(period);
    day = addDays(period.until, 1);
  }
  return periods;
}

/**
 * The day of a period on which a body would meet if nothing were in the way: its day of the month, in the middle
 * month of several, or else the day at this share of the period.
 * @param share 0 ≤ share < 1: spreads bodies that prefer no day of the month
 */
export function idealDay({ from, until }: Period, monthDay: number | null, share: number): string {
  const length = daysBetween(from, until) + 1;
  if (monthDay === null || length < 28) return addDays(from, Math.floor(share * length));
  const months = Math.round(length / 30.4);
  const month = addMonths(from, Math.floor((months - 1) / 2));
  const last = addDays(addMonths(month, 1), -1);
  const day = addDays(month, monthDay - 1);
  return isLater(day, last) ? last : day;
}

/**
 * How it stands with a body's meetings. The period in which it was founded is not counted against it: the first
 * one that can go by is the next.
 * @param met days on which it met
 */
export function dueOn(
  cadence: Cadence,
  met: readonly string[],
  founded: string,
  today: string,
): Due {
  const running = periodOf(cadence, today);
  const { until } = running;
  const isMet = ({ from, until: end }: Period) => met.some((day) => from <= day && day <= end);
  if (isMet(running)) return { state: 'met', until, days: 0 };
  const before = periodOf(cadence, addDays(running.from, -1));
  if (before.from <= founded || isMet(before)) return { state: 'due', until, days: 0 };
  return { state: 'overdue', until, days: daysBetween(before.until, today) };
}
