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

/** How many people share these sums, apart from hours of before. */
function peopleOf(sums: readonly TeamSum[]): number {
  const here = sums.filter(({ _id }) => _id.sort !== 'imported');
  return new Set(here.flatMap((one) => one.people)).size;
}

/**
 * Whether measured and added hours stand apart: of five people or more, and only where taking those of its teams that
 * are shown by themselves off a sum leaves nobody, or five people or more again.
 */
function isToldApart(sums: readonly TeamSum[]): boolean {
  if (peopleOf(sums) < FEWEST) return false;
  const ofTeam = ({ _id }: TeamSum) => sums.filter((one) => one._id.teamId === _id.teamId);
  const hidden = sums.filter((one) => peopleOf(ofTeam(one)) < FEWEST);
  const left = peopleOf(hidden);
  return left === 0 || left >= FEWEST;
}

/** Counts of one team, or of several together: whoever is in two is counted once. */
export function figuresOf(sums: readonly TeamSum[], served: number): Figures {
  const here = sums.filter(({ _id }) => _id.sort !== 'imported');
  const minutesOf = (wanted: (sort: HourEntry['sort']) => boolean) =>
    sums.filter(({ _id }) => wanted(_id.sort)).reduce((sum, { minutes }) => sum + minutes, 0);
  const people = peopleOf(sums);
  const measured = minutesOf((sort) => sort === 'measured');
  const added = minutesOf((sort) => sort === 'added' || sort === 'correction');
  return {
    people,
    shifts: new Set(here.flatMap((one) => one.shifts)).size,
    minutes: measured + added,
    imported: minutesOf((sort) => sort === 'imported'),
    apart: isToldApart(sums) ? { measured, added } : null,
    served,
  };
}
