import type { Weight } from '../../../typings/contract/ballot.ts';
import type {
  MotionProblem,
  OwnerDoubtCount,
  VotingSettings,
} from '../../../typings/contract/motion.ts';
import type { HeldRole, Role } from '../../../typings/contract/resident.ts';
import type { EstateTotal } from '../../../typings/contract/roster.ts';
import { now } from '../../kernel/clock.ts';
import { findOffice } from '../body/find-office.ts';
import type { MotionDocument } from '../collections.ts';
import { listRoster } from '../roster/list-roster.ts';
import { countDoubts, isApart, totalsOf } from '../roster/total-rules.ts';
import { countRepresentatives, seedsHashOf, weightOf } from '../roster/voter-rules.ts';
import { covenantOf } from './covenant-text.ts';
import { problemsOf } from './motion-rules.ts';

interface Checked {
  problems: MotionProblem[];
  eligible: Weight;
  /** by which the caller convenes it; null = by none */
  office: Role | null;
  covenant: MotionDocument['covenant'];
  /** where owners decide: what the estates' papers state beside the roster, and who is in doubt */
  totals: EstateTotal[];
  doubts: OwnerDoubtCount[];
  /** of the owners that were checked; null where others decide, who come and go meanwhile */
  checkedHash: string | null;
}

/** What stands in the way of announcing a motion now, and who would be on its roster. */
export async function findProblems(
  motion: MotionDocument,
  settings: VotingSettings,
  roles: readonly HeldRole[],
): Promise<Checked> {
  const { form } = motion;
  const [{ seeds, households, people, facts: register }, covenant, office] = await Promise.all([
    listRoster(motion),
    form.covenantId ? covenantOf(motion, form.covenantId) : null,
    findOffice(motion, settings, roles),
  ]);
  const eligible = weightOf(form.ruleId, seeds);
  const totals = totalsOf(motion.placeId, register.estates, households);
  const doubts = countDoubts(register.estates, households, register);
  const facts = {
    office,
    eligible,
    withoutArea: households.filter(({ area }) => area === null || area <= 0).length,
    representatives: countRepresentatives(seeds, people),
    doubts: doubts.reduce((sum, { count }) => sum + count, 0),
    apart: totals.filter(isApart).length,
  };
  return {
    problems: problemsOf(form, settings, facts, covenant, now()),
    eligible,
    office,
    totals,
    doubts,
    checkedHash: form.basis === 'owners' ? seedsHashOf(seeds) : null,
    covenant: covenant && {
      covenantId: covenant.covenantId,
      title: covenant.title,
      fingerprint: covenant.fingerprint,
    },
  };
}
