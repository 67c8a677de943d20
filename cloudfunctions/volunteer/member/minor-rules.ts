import type { ShiftRole } from '../../../typings/contract/volunteer/shift.ts';
import { dayOf, HOUR, instantOf } from '../../kernel/calendar.ts';
import { type Age, OF_AGE } from './age-rules.ts';

/** Nobody under 18 is on a shift between these hours of the day. */
const NIGHT = { from: 22, until: 6 };
/** Places for adults beside minors: no minor is alone with one of them. */
const ADULTS = 2;

type Span = { from: number; until: number };

/** Whether any of it lies between 22 and 6 o'clock. */
export function isAtNight({ from, until }: Span): boolean {
  const midnight = instantOf(dayOf(from));
  const ends = midnight + NIGHT.until * HOUR;
  const begins = midnight + NIGHT.from * HOUR;
  return from < ends || until > begins;
}

/** A role that people under 18 are asked into: by its ages, not by their absence. */
function isForMinors({ ages }: ShiftRole): boolean {
  if (ages === null) return false;
  if (ages.from !== null) return ages.from < OF_AGE;
  return ages.until !== null && ages.until < OF_AGE;
}

/** What is wrong with a shift that minors are asked to, or null. */
export function minorsProblem(roles: readonly ShiftRole[], span: Span): 'night' | 'alone' | null {
  if (!roles.some(isForMinors)) return null;
  if (isAtNight(span)) return 'night';
  return keepsCompany(roles) ? null : 'alone';
}

/** Whether a shift keeps places for adults, so that no minor is alone with one of them. */
export function keepsCompany(roles: readonly Pick<ShiftRole, 'ages' | 'places'>[]): boolean {
  const adults = roles.filter(({ ages }) => (ages?.from ?? 0) >= OF_AGE);
  return adults.reduce((sum, { places }) => sum + places, 0) >= ADULTS;
}

/** Somebody of a sign-up, as far as they are company for one another. */
export interface Companion {
  age: Age;
  /** ids of their households */
  homes: readonly string[];
}

/** Whether one of those who come together is not known to be of age, and no adult of their home comes with them. */
export function leavesMinorAlone(
  roles: readonly Pick<ShiftRole, 'ages' | 'places'>[],
  party: readonly Companion[],
): boolean {
  if (keepsCompany(roles)) return false;
  const adults = party.filter(({ age }) => age === 'adult').flatMap(({ homes }) => homes);
  return party.some(
    ({ age, homes }) => age !== 'adult' && !homes.some((id) => adults.includes(id)),
  );
}
