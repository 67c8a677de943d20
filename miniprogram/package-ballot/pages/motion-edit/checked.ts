import type { BallotActions } from '../../../../typings/contract/ballot';
import type { Basis, OwnerDoubtCount } from '../../../../typings/contract/motion';
import { areaWords, unitWords } from '../../../text/ballot/figure';
import { eligibleWords } from '../../../text/ballot/motion/edit';
import { PROBLEMS } from '../../../text/ballot/rule';
import { doubtWords } from '../../../text/roster/owner';
import { apartWords } from '../../../text/roster/roster';

/** What a check has found, as the page shows it. */
export interface Checked {
  checked: boolean;
  problems: string[];
  /** estates whose papers state something else than the roster holds */
  totals: string[];
  /** estates with owners to be told apart, each a way there */
  doubts: (OwnerDoubtCount & { words: string })[];
  eligible: string;
}

export const NOT_CHECKED: Checked = {
  checked: false,
  problems: [],
  totals: [],
  doubts: [],
  eligible: '',
};

export function checkedLook(
  { problems, eligible, totals, doubts = [] }: BallotActions['checkMotion']['data'],
  basis: Basis,
): Checked {
  const { persons, area } = eligible;
  return {
    checked: problems.length === 0,
    problems: problems
      // A card of their own says more, and leads there.
      .filter((one) => one !== 'owners-unsure' || doubts.length === 0)
      .filter((one) => one !== 'totals-apart' || totals.length === 0)
      .map((one) => PROBLEMS[one]),
    totals: totals.map(apartWords),
    doubts: doubts.map((one) => ({ ...one, words: doubtWords(one) })),
    eligible: eligibleWords(persons, unitWords(basis), area === undefined ? '' : areaWords(area)),
  };
}
