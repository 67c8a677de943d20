import type { Figures } from '../../../typings/contract/volunteer/hours.ts';
import type { HourEntry } from '../collections.ts';

/** Hours of one sort that a team has in a year. */
export interface TeamSum {
  _id: { teamId: string; sort: HourEntry['sort'] };
  people: readonly string[];
  shifts: readonly string[];
  minutes: number;
}

/** Of fewer people a sum would tell what one of them has done. */
const FEWEST = 5;

/** Counts of one team, or of several together: whoever is in two is counted once. */
export function figuresOf(sums: readonly TeamSum[], served: number): Figures {
  const here = sums.filter(({ _id }) => _id.sort !== 'imported');
  const minutesOf = (wanted: (sort: HourEntry['sort']) => boolean) =>
    sums.filter(({ _id }) => wanted(_id.sort)).reduce((sum, { minutes }) => sum + minutes, 0);
  const people = new Set(here.flatMap((one) => one.people)).size;
  const measured = minutesOf((sort) => sort === 'measured');
  const added = minutesOf((sort) => sort === 'added' || sort === 'correction');
  return {
    people,
    shifts: new Set(here.flatMap((one) => one.shifts)).size,
    minutes: measured + added,
    imported: minutesOf((sort) => sort === 'imported'),
    apart: people < FEWEST ? null : { measured, added },
    served,
  };
}
