import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { YearTable } from '../../typings/contract/meeting/room.ts';

/** The State Council's tables, as `chinese-days` has them: of years that it has days of, and no others. */
export function publishedYear(year: number): YearTable | undefined {
  const ofYear = ([day]: [string, string]) => day.startsWith(`${year}-`);
  const holidays = Object.entries<string>(table.holidays)
    .filter(ofYear)
    .map(([day, words]) => ({ day, name: words.split(',')[1] ?? '' }))
    .sort((one, other) => (one.day < other.day ? -1 : 1));
  if (holidays.length === 0) return undefined;
  const workdays = Object.entries<string>(table.workdays)
    .filter(ofYear)
    .map(([day]) => day)
    .sort();
  return { holidays, workdays };
}
