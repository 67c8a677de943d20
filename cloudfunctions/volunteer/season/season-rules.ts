import type { SeasonForm, ShiftForm } from '../../../typings/contract/volunteer/shift.ts';
import { addDays, daysBetween, weekdayOf } from '../../kernel/calendar.ts';

/** Shifts that are published at once. */
export const MOST_SHIFTS = 200;
const LONGEST_DAYS = 400;

/** The days of a season that have a shift: of these weekdays, without those that are skipped. */
export function daysOf({ shift, until, weekdays, skipped }: SeasonForm): string[] {
  const length = Math.min(LONGEST_DAYS, daysBetween(shift.day, until));
  return Array.from({ length: length + 1 }, (_, index) => addDays(shift.day, index)).filter(
    (day) => weekdays.includes(weekdayOf(day)) && !skipped.includes(day),
  );
}

/** The form of the shift of one day. */
export function formOn({ shift }: SeasonForm, day: string): ShiftForm {
  return { ...shift, day };
}
