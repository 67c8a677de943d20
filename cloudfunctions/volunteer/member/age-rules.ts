import type { Adult } from '../../people/collections.ts';

/** Whoever is not known to be of age is no adult: they are asked once, or their home's officer is. */
export type Age = 'adult' | 'minor' | 'unknown';

export const OF_AGE = 18;

/**
 * Whether somebody is 18 on a day. What an officer has confirmed is so; else it follows from the year of birth, and
 * where that leaves it open, or is not known, from what they have said themselves.
 */
export function ageOn(
  day: string,
  { adult }: { adult?: Adult | null | undefined },
  born: number | null | undefined,
): Age {
  const state = adult?.state;
  if (state === 'confirmed') return 'adult';
  if (born === null || born === undefined) {
    if (state === 'stated') return 'adult';
    return state === 'none' ? 'minor' : 'unknown';
  }
  const turning = Number(day.slice(0, 4)) - born;
  if (turning < OF_AGE) return 'minor';
  if (turning === OF_AGE) return state === 'stated' ? 'adult' : 'minor';
  return state === 'doubted' ? 'unknown' : 'adult';
}
