/** Days and hours as people in Shanghai say them, whatever zone the phone is in. */
import {
  chineseMinute,
  DAY,
  dayOf,
  daysBetween,
  HOUR,
  MINUTE,
  timeOf,
  weekdayOf,
} from '../calendar';
import { WEEKDAYS } from './common/weekday';

const NEAR: Record<number, string> = {
  [-2]: '前天',
  [-1]: '昨天',
  0: '今天',
  1: '明天',
  2: '后天',
};

const yearOf = (day: string) => day.slice(0, 4);

/** 2026年6月15日 */
export function dayWords(day: string): string {
  return `${Number(yearOf(day))}年${monthAndDate(day)}`;
}

/** 6月15日 周一 */
export function dayWithWeekday(day: string): string {
  return `${monthAndDate(day)} ${WEEKDAYS[weekdayOf(day)]}`;
}

/** From this day on, as a date that is chosen: 6月15日 周一起 */
export const firstDayWords = (day: string): string => `${dayWithWeekday(day)}起`;

/** Up to this day, as a date that is chosen: 6月20日 周六止 */
export const lastDayWords = (day: string): string => `${dayWithWeekday(day)}止`;

function monthAndDate(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}

/** 刚刚, 12 分钟前, 今天 09:05, 昨天 19:30, 6月3日, 2025年6月3日 */
export function pastWords(at: number, now: number): string {
  const passed = now - at;
  if (passed >= 0 && passed < MINUTE) return '刚刚';
  if (passed >= 0 && passed < HOUR) return `${Math.floor(passed / MINUTE)} 分钟前`;
  const [day, today] = [dayOf(at), dayOf(now)];
  const near = NEAR[daysBetween(today, day)];
  if (near) return `${near} ${timeOf(at)}`;
  return yearOf(day) === yearOf(today) ? monthAndDate(day) : dayWords(day);
}

/** In full, for the record: 2026年6月15日 09:05 */
export function fullWords(at: number): string {
  return chineseMinute(at);
}

/** When something begins: 今天 19:30, 后天 09:00, 6月20日 周六 09:00, 2027年1月3日 09:00 */
export function momentWords(at: number, now: number): string {
  const [day, today] = [dayOf(at), dayOf(now)];
  const near = NEAR[daysBetween(today, day)];
  const words = yearOf(day) === yearOf(today) ? dayWithWeekday(day) : dayWords(day);
  return `${near ?? words} ${timeOf(at)}`;
}

/** From when until when: 今天 09:00 – 17:00, 明天 22:00 – 6月20日 周六 06:00 */
export function spanWords(from: number, until: number, now: number): string {
  const end = dayOf(from) === dayOf(until) ? timeOf(until) : momentWords(until, now);
  return `${momentWords(from, now)} – ${end}`;
}

/** The same in full, for the record: 2026年6月15日 09:00 – 17:00 */
export function fullSpanWords(from: number, until: number): string {
  return `${fullWords(from)} – ${dayOf(from) === dayOf(until) ? timeOf(until) : fullWords(until)}`;
}

/** How long one may still do it. `near` is for what should catch the eye. */
export function untilWords(until: number, now: number): { words: string; near: boolean } {
  const day = dayOf(until);
  const days = daysBetween(dayOf(now), day);
  if (until < now) return { words: '已过截止日', near: true };
  if (days <= 2) return { words: `${NEAR[days] ?? '今天'}截止`, near: true };
  if (days <= 14) return { words: `还有 ${days} 天`, near: false };
  return { words: `${monthAndDate(day)}截止`, near: false };
}

/** How old what is shown is: 3 分钟前, 2 小时前, 4 天前 */
export function ageWords(at: number, now: number): string {
  const passed = Math.max(0, now - at);
  if (passed < HOUR) return `${Math.max(1, Math.floor(passed / MINUTE))} 分钟前`;
  if (passed < DAY) return `${Math.floor(passed / HOUR)} 小时前`;
  return `${Math.floor(passed / DAY)} 天前`;
}
