/** Days and hours as people in Shanghai say them, whatever zone the phone is in. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SHANGHAI = 8 * HOUR;
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const NEAR: Record<number, string> = {
  [-2]: '前天',
  [-1]: '昨天',
  0: '今天',
  1: '明天',
  2: '后天',
};

interface LocalTime {
  year: number;
  month: number;
  date: number;
  weekday: number;
  clock: string;
}

/** Days since 1970 in Shanghai. */
function dayNumber(at: number): number {
  return Math.floor((at + SHANGHAI) / DAY);
}

function local(at: number): LocalTime {
  const date = new Date(at + SHANGHAI);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    date: date.getUTCDate(),
    weekday: date.getUTCDay(),
    clock: `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`,
  };
}

/** 2026-06-15, in Shanghai. */
export function dayOf(at: number): string {
  return new Date(at + SHANGHAI).toISOString().slice(0, 10);
}

/** The same day a number of days later. */
export function dayAfter(at: number, days: number): string {
  return dayOf(at + days * DAY);
}

/** 2026年6月15日 */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** 6月15日 周一 */
export function dayWithWeekday(day: string): string {
  const { month, date, weekday } = local(Date.parse(`${day}T00:00:00Z`) - SHANGHAI);
  return `${month}月${date}日 ${WEEKDAYS[weekday]}`;
}

/** 刚刚, 12 分钟前, 今天 09:05, 昨天 19:30, 6月3日, 2025年6月3日 */
export function pastWords(at: number, now: number): string {
  const passed = now - at;
  if (passed >= 0 && passed < MINUTE) return '刚刚';
  if (passed >= 0 && passed < HOUR) return `${Math.floor(passed / MINUTE)} 分钟前`;
  const { year, month, date, clock } = local(at);
  const near = NEAR[dayNumber(at) - dayNumber(now)];
  if (near) return `${near} ${clock}`;
  return year === local(now).year ? `${month}月${date}日` : `${year}年${month}月${date}日`;
}

/** In full, for the record: 2026年6月15日 09:05 */
export function fullWords(at: number): string {
  const { year, month, date, clock } = local(at);
  return `${year}年${month}月${date}日 ${clock}`;
}

/** When something begins: 今天 19:30, 后天 09:00, 6月20日 周六 09:00, 2027年1月3日 09:00 */
export function momentWords(at: number, now: number): string {
  const { year, month, date, weekday, clock } = local(at);
  const near = NEAR[dayNumber(at) - dayNumber(now)];
  if (near) return `${near} ${clock}`;
  if (year !== local(now).year) return `${year}年${month}月${date}日 ${clock}`;
  return `${month}月${date}日 ${WEEKDAYS[weekday]} ${clock}`;
}

/** The instant of a day and a time of day in Shanghai. */
export function momentOf(day: string, clock: string): number {
  return Date.parse(`${day}T${clock}:00Z`) - SHANGHAI;
}

/** 09:05, in Shanghai. */
export function clockOf(at: number): string {
  return local(at).clock;
}

/** How long one may still do it. `near` is for what should catch the eye. */
export function untilWords(until: number, now: number): { words: string; near: boolean } {
  const days = dayNumber(until) - dayNumber(now);
  if (until < now) return { words: '已过截止日', near: true };
  if (days <= 2) return { words: `${NEAR[days] ?? '今天'}截止`, near: true };
  if (days <= 14) return { words: `还有 ${days} 天`, near: false };
  const { month, date } = local(until);
  return { words: `${month}月${date}日截止`, near: false };
}

/** How old what is shown is: 3 分钟前, 2 小时前, 4 天前 */
export function ageWords(at: number, now: number): string {
  const passed = Math.max(0, now - at);
  if (passed < HOUR) return `${Math.max(1, Math.floor(passed / MINUTE))} 分钟前`;
  if (passed < DAY) return `${Math.floor(passed / HOUR)} 小时前`;
  return `${Math.floor(passed / DAY)} 天前`;
}
