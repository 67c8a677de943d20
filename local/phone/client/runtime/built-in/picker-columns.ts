export type Field = 'year' | 'month' | 'day';

type Day = [year: number, month: number, day: number];

/** Reads 'YYYY-MM-DD' or a part of it; today if it is none. */
export function readDate(text: string): Day {
  const [year, month, day] = text.split('-').map(Number);
  if (year && Number.isFinite(year)) return [year, month || 1, day || 1];
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()];
}

interface DateSource {
  columns(chosen: number[]): string[][];
  indexes(day: Day): number[];
  value(indexes: number[]): string;
}

/** Columns of years, months and days between two days, both included. */
export function dateColumns(start: string, end: string, fields: Field): DateSource {
  const count = fields === 'year' ? 1 : fields === 'month' ? 2 : 3;
  const first = readDate(start || '1900-01-01');
  const last = end ? fill(end) : ([2100, 12, 31] as Day);
  const years = numbers(first[0], last[0]);
  const months = (year: number) =>
    numbers(year === first[0] ? first[1] : 1, year === last[0] ? last[1] : 12);
  const days = (year: number, month: number) =>
    numbers(
      year === first[0] && month === first[1] ? first[2] : 1,
      year === last[0] && month === last[1]
        ? Math.min(last[2], daysIn(year, month))
        : daysIn(year, month),
    );
  const dayAt = (indexes: number[]): Day => {
    const year = at(years, indexes[0]);
    const month = at(months(year), indexes[1]);
    return [year, month, at(days(year, month), indexes[2])];
  };
  return {
    columns: (chosen) => {
      const [year, month] = dayAt(chosen);
      return [
        years.map((one) => `${one}年`),
        months(year).map((one) => `${one}月`),
        days(year, month).map((one) => `${one}日`),
      ].slice(0, count);
    },
    indexes: ([year, month, day]) => {
      const y = clampTo(years, year);
      const m = clampTo(months(at(years, y)), month);
      const list = days(at(years, y), at(months(at(years, y)), m));
      return [y, m, clampTo(list, day)].slice(0, count);
    },
    value: (indexes) =>
      dayAt(indexes)
        .slice(0, count)
        .map((part) => String(part).padStart(2, '0'))
        .join('-'),
  };
}

/** Hours and minutes; the limits hold for the hours only, as the columns are independent. */
export function timeColumns(start: string, end: string): string[][] {
  const from = Number(start.split(':')[0]) || 0;
  const to = end ? Number(end.split(':')[0]) : 23;
  const hours = Array.from({ length: 24 }, (_one, hour) =>
    hour < from || hour > to ? '' : String(hour).padStart(2, '0'),
  );
  return [hours, Array.from({ length: 60 }, (_one, minute) => String(minute).padStart(2, '0'))];
}

function fill(text: string): Day {
  const [year = 2100, month = 12, day] = text.split('-').map(Number);
  return [year, month, day ?? daysIn(year, month)];
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: Math.max(1, to - from + 1) }, (_one, index) => from + index);
}

function at(list: number[], index = 0): number {
  return list[Math.min(Math.max(0, index), list.length - 1)] ?? 0;
}

function clampTo(list: number[], wanted: number): number {
  const found = list.findIndex((one) => one >= wanted);
  return found < 0 ? list.length - 1 : found;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
