import type { BusyTimes } from '../../../typings/contract/meeting/room.ts';
import { addDays, weekdayOf } from '../../kernel/calendar.ts';
import type { BusyRange } from '../plan/candidate-rules.ts';
import { A_DAY, slotAfter, slotOf } from '../slot/bit-rules.ts';

export const NOT_BUSY: BusyTimes = { weekly: [], days: [] };

/** Half hours of these days on which somebody cannot come; one that is begun or left in between counts whole. */
export function busyRanges({ weekly, days }: BusyTimes, from: string, until: string): BusyRange[] {
  const ranges: BusyRange[] = [];
  if (weekly.length === 0 && days.length === 0) return ranges;
  for (let day = from; day <= until; day = addDays(day, 1)) {
    if (days.some((one) => one.from <= day && day <= one.until)) {
      ranges.push({ day, from: 0, until: A_DAY });
      continue;
    }
    const weekday = weekdayOf(day);
    for (const { weekdays, from: start, until: end } of weekly) {
      if (!weekdays.includes(weekday)) continue;
      ranges.push({ day, from: slotOf(start), until: slotAfter(end) });
    }
  }
  return ranges;
}
