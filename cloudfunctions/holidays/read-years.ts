import { publishedYear } from './published-years.ts';
import { findEntered } from './year-repository.ts';
import { dayKinds, type KnownYear, knownYear } from './year-rules.ts';

/** The tables of some years as they hold in a community. One request. */
export async function readYears(
  communityId: string,
  years: readonly number[],
): Promise<ReadonlyMap<number, KnownYear>> {
  const entered = await findEntered(communityId, years);
  return new Map(
    years.map((year) => {
      const own = entered.find((one) => one.year === year)?.table ?? null;
      return [year, knownYear(year, publishedYear(year), own)];
    }),
  );
}

/** Tells which of the days from one to another are public holidays. One request. */
export async function holidaysIn(
  communityId: string,
  from: string,
  until: string,
): Promise<(day: string) => boolean> {
  const years = new Set([from, until].map((day) => Number(day.slice(0, 4))));
  const kindOf = dayKinds(await readYears(communityId, [...years]));
  return (day) => kindOf(day) === 'holiday';
}
