import type { Minutes, YearOfHours } from '../../../typings/contract/volunteer/hours.ts';
import type { HourEntry } from '../collections.ts';
import { minutesOf } from './hour-rules.ts';

/** A sum of entries of one year, kind, sort and state. */
export interface Sum extends Pick<HourEntry, 'sort' | 'state' | 'minutes'> {
  year: string;
  kind: YearOfHours['kinds'][number]['kind'];
}

/** By year, the latest first, and in each by kind: nothing but what the entries add up to. */
export function yearsOf(sums: readonly Sum[]): YearOfHours[] {
  const years = [...new Set(sums.map(({ year }) => year))].sort().reverse();
  return years.map((year) => {
    const own = sums.filter((one) => one.year === year);
    const kinds = [...new Set(own.map(({ kind }) => kind))].sort();
    return {
      year,
      ...minutesOf(own),
      kinds: kinds.map((kind) => ({ kind, ...minutesOf(own.filter((one) => one.kind === kind)) })),
    };
  });
}

export function totalOf(sums: readonly Sum[]): Required<Minutes> {
  return minutesOf(sums);
}
