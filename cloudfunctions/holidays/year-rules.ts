import type { YearSource, YearTable } from '../../typings/contract/meeting/room.ts';
import { addDays, isDay, weekdayOf } from '../kernel/calendar.ts';

/** Holidays, make-up working days and weekends. */

export type DayKind = 'working' | 'day-off' | 'holiday';

export interface KnownYear extends YearTable {
  source: YearSource;
}

/** Decides what a day is, by the tables of the years that it is asked about. */
export function dayKinds(years: ReadonlyMap<number, KnownYear>): (day: string) => DayKind {
  const holidays = new Set<string>();
  const workdays = new Set<string>();
  for (const table of years.values()) {
    for (const { day } of table.holidays) holidays.add(day);
    for (const day of table.workdays) workdays.add(day);
  }
  return (day) => {
    if (holidays.has(day)) return 'holiday';
    return workdays.has(day) || !isWeekend(day) ? 'working' : 'day-off';
  };
}

function isWeekend(day: string): boolean {
  return weekdayOf(day) % 6 === 0;
}

/** What a table that somebody enters has wrong; null if nothing. A day of the year before may be in it: 除夕. */
export function tableProblem(
  { holidays, workdays }: YearTable,
  year: number,
): 'year' | 'twice' | 'workday' | null {
  const days = [...holidays.map(({ day }) => day), ...workdays];
  if (days.some((day) => !day.startsWith(`${year}-`))) return 'year';
  if (new Set(days).size < days.length) return 'twice';
  if (workdays.some((day) => !isWeekend(day))) return 'workday';
  return null;
}

/**
 * What two officers have confirmed goes before what the app brings along; a year of which nothing is published is
 * estimated.
 */
export function knownYear(
  year: number,
  published: YearTable | undefined,
  entered: YearTable | null,
): KnownYear {
  if (entered) return { ...entered, source: 'entered' };
  if (published) return { ...published, source: 'published' };
  return { ...estimatedTable(year), source: 'estimated' };
}

/**
 * The days that the law names (全国年节及纪念日放假办法, as revised in 2024), with the days around them that years
 * before had off, so that nothing is planned on what is likely to be free. Swapped weekends are not guessed.
 */
export function estimatedTable(year: number): YearTable {
  const spring = lunarDay(`${year}-01-20`, 1, 1);
  const runs: [name: string, first: string, days: number][] = [
    ['元旦', `${year}-01-01`, 1],
    ['春节', addDays(spring, -1), 8],
    ['清明节', qingming(year), 1],
    ['劳动节', `${year}-05-01`, 5],
    ['端午节', lunarDay(`${year}-05-20`, 5, 5), 1],
    ['中秋节', lunarDay(`${year}-09-01`, 8, 15), 1],
    ['国庆节', `${year}-10-01`, 7],
  ];
  const named = new Map<string, string>();
  for (const [name, first, days] of runs) {
    for (let n = 0; n < days; n += 1) {
      const day = addDays(first, n);
      if (!named.has(day)) named.set(day, name);
    }
  }
  const holidays = [...named].map(([day, name]) => ({ day, name }));
  return { holidays: holidays.sort((a, b) => (a.day < b.day ? -1 : 1)), workdays: [] };
}

/** 清明: the Sun's longitude is 15°. The usual formula, good for the 21st century. */
function qingming(year: number): string {
  const short = year % 100;
  return `${year}-04-0${Math.floor(short * 0.2422 + 4.81) - Math.floor(short / 4)}`;
}

const CHINESE = new Intl.DateTimeFormat('en-u-ca-chinese', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/** The next day from `first` on which this day of the lunar calendar falls; a leap month is passed over. */
function lunarDay(first: string, month: number, date: number): string {
  for (let day = first; isDay(day); day = addDays(day, 1)) {
    if (CHINESE.format(new Date(`${day}T00:00:00Z`)) === `${month}/${date}`) return day;
  }
  return first;
}
