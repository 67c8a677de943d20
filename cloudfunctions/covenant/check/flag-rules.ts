import type { LintFlag } from '../../../typings/contract/covenant.ts';
import type { CovenantDocument } from '../collections.ts';
import { lint } from './lint-rules.ts';

type Text = Pick<CovenantDocument, 'clauses' | 'answers'>;

/** What the check finds in the present text, each with the answer that was given to it. */
export function flagsOf({ clauses, answers }: Text): LintFlag[] {
  return lint(clauses).map((flag) => ({ ...flag, answer: answers[flag.flagId] ?? null }));
}

/** Flags that nobody has answered. */
export function openFlags(covenant: Text): LintFlag[] {
  return flagsOf(covenant).filter(({ answer }) => answer === null);
}
