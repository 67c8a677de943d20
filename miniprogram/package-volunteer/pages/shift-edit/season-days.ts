import { addDays, daysBetween, weekdayOf } from '../../../calendar';
import { holidayName } from '../../../text/volunteer/holiday';

/** As many shifts as one act makes, and as many days as it looks ahead. */
export const MOST_SHIFTS = 200;
const LONGEST_DAYS = 400;

export interface Repeats {
  /** the first and the last day that may have a shift */
  day: string;
  lastDay: string;
  /** 0 is Sunday */
  weekdays: number[];
  /** days that the leader has turned round: a holiday that has a shift all the same, another day that has none */
  turned: string[];
}

export interface SeasonDay {
  day: string;
  /** the public holiday that it is, or '' */
  holiday: string;
  on: boolean;
}

/** Every day that is one of these weekdays: public holidays are left out unless the leader says otherwise. */
export function seasonDays({ day, lastDay, weekdays, turned }: Repeats): SeasonDay[] {
  const length = Math.min(LONGEST_DAYS, daysBetween(day, lastDay));
  if (length < 0) return [];
  return Array.from({ length: length + 1 }, (_, index) => addDays(day, index))
    .filter((one) => weekdays.includes(weekdayOf(one)))
    .map((one) => {
      const holiday = holidayName(one);
      return { day: one, holiday, on: (holiday === '') !== turned.includes(one) };
    });
}
