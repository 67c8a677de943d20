import type { SeasonForm, ShiftForm } from '../../../typings/contract/volunteer/shift.ts';
import { addDays, daysBetween, weekdayOf } from '../../kernel/calendar.ts';
import { timesOf } from '../shift/shift-rules.ts';

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

/** When a shift of this form begins and ends. */
export function spanOf(form: ShiftForm) {
  return { day: form.day, ...timesOf(form) };
}

/** The days of a season that lie ahead, the present one among them, until it was ended. */
export function aheadOf(form: SeasonForm, today: string, endedFrom: string | null): string[] {
  return daysOf(form).filter((day) => day >= today && (endedFrom === null || day < endedFrom));
}
