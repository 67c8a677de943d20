import { addDays, isDay } from '../kernel/calendar.ts';

/** A cell of a table that says when something was. */
export interface WrittenDate {
  text: string;
  /** of a date */
  year?: number | undefined;
}

/**
 * 2025-06-17, 2025年6月17日, 2025/6/17 9:00, 20250617 → the day; 2025年6月 and 2025-06 → the month; 2025年 → the year.
 * A cell that shows no year may know it.
 */
export function readPeriod({ text, year }: WrittenDate): string | undefined {
  const plain = text.trim().replace(/\s+\d{1,2}[:：]\d{2}.*$/, '');
  const [, month = '', day = ''] = /^(\d{1,2})[月/.-](\d{1,2})日?$/.exec(plain) ?? [];
  const whole = year !== undefined && day !== '' ? `${year}-${month}-${day}` : plain;
  const [, y = '', m, d] =
    /^(20\d\d)(?:年度?|[年./-](\d{1,2})月?(?:[月./-](\d{1,2})日?)?)?$/.exec(whole) ??
    /^(20\d\d)(\d\d)(\d\d)?$/.exec(whole) ??
    [];
  if (y === '') return undefined;
  const period = [y, m, d]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
  return isDay(lastDayOf(period)) && (m === undefined || isMonth(m)) ? period : undefined;
}

const isMonth = (text: string) => Number(text) >= 1 && Number(text) <= 12;

/** The day under which the hours of a day, a month or a year are kept. */
export function lastDayOf(period: string): string {
  if (period.length === 4) return `${period}-12-31`;
  if (period.length > 7) return period;
  const [year = 0, month = 0] = period.split('-').map(Number);
  const next =
    month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return isDay(next) ? addDays(next, -1) : '';
}

/** The first day of a day, a month or a year. */
export function firstDayOf(period: string): string {
  return `${period}-01-01`.slice(0, 10);
}
