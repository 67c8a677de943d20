import type { HeldRole } from '../../../typings/contract/resident.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { has, MOST_TERM_YEARS, runs, type Term, termProblem, withoutTerm } from './role-rules.ts';

/** An office as it is granted. */
export interface Office extends Term {
  placeLabel: string;
}

/** @throws Refusal what is wrong with a term that is to be granted */
export function requireTerm(held: readonly HeldRole[], term: Term, today: string): void {
  const problem = termProblem(held, term, today);
  if (!problem) return;
  throw new Refusal(
    problem,
    problem === 'ROLE_TERM_WRONG'
      ? { years: term.role === 'rater' ? 1 : MOST_TERM_YEARS }
      : undefined,
  );
}

/** What somebody holds with one office more. @returns null if exactly this one is held */
export function withOffice(
  held: readonly HeldRole[],
  { role, placeId, placeLabel, from, until }: Office,
  today: string,
): HeldRole[] | null {
  const office: HeldRole = { role, placeId, placeLabel, from, until };
  const isHeld = held.some(
    (one) =>
      one.role === role && one.placeId === placeId && one.from === from && one.until === until,
  );
  if (isHeld) return null;
  requireTerm(held, office, today);
  return [...held, office];
}

/** What somebody holds once a term has ended. @returns null if it is over already */
export function withoutOffice(
  held: readonly HeldRole[],
  term: Omit<Term, 'until'>,
  today: string,
): HeldRole[] | null {
  if (!has(held, term)) throw new Refusal('ROLE_NOT_HELD');
  return runs(held, term, today) ? withoutTerm(held, term, today) : null;
}
