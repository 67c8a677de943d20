import { WEEKDAYS } from './weekday';

/** Monday first. */
const WEEK_ORDER = [1, 2, 3, 4, 5, 6, 0];
/** The days of the week, to choose from. */
export const WEEKDAY_CHOICES = WEEK_ORDER.map((weekday) => ({
  key: weekday,
  name: WEEKDAYS[weekday] ?? '',
}));

/** 每天, 周一到周五, 每周二、周四 */
export function weekdaysWords(weekdays: readonly number[]): string {
  const days = WEEK_ORDER.filter((day) => weekdays.includes(day));
  if (days.length === 7) return '每天';
  if (days.join() === '1,2,3,4,5') return '周一到周五';
  return `每${days.map((day) => WEEKDAYS[day]).join('、')}`;
}
