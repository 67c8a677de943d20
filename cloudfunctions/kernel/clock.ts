/** The one place that turns instants (UTC milliseconds) into days (YYYY-MM-DD, Asia/Shanghai) and back. */

const SHANGHAI_OFFSET = 8 * 60 * 60 * 1000; // no daylight saving since 1991
export const DAY = 24 * 60 * 60 * 1000;

export function now(): number {
  return Date.now();
}

/** The day in Shanghai, as YYYY-MM-DD. */
export function dayOf(instant: number): string {
  return new Date(instant + SHANGHAI_OFFSET).toISOString().slice(0, 10);
}

/** The last millisecond of a day in Shanghai. */
export function endOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00.000Z`) - SHANGHAI_OFFSET + DAY - 1;
}

/** True for a day that exists, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00.000Z`);
  return Number.isFinite(instant) && new Date(instant).toISOString().slice(0, 10) === text;
}

/** 2026年11月23日 10:00, the form that subscribe messages ask for. */
export function chineseMinute(instant: number): string {
  const [, time = ''] = new Date(instant + SHANGHAI_OFFSET).toISOString().split('T');
  return `${chineseDay(instant)} ${time.slice(0, 5)}`;
}

/** 2026年11月23日 */
export function chineseDay(instant: number): string {
  const [year, month, day] = dayOf(instant).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
