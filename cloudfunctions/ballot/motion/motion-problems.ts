import type { Weight } from '../../../typings/contract/ballot.ts';
import type { MotionProblem, VotingSettings } from '../../../typings/contract/motion.ts';
import type { HeldRole, Role } from '../../../typings/contract/resident.ts';
import { now } from '../../kernel/clock.ts';
import type { HouseholdDocument } from '../../people/collections.ts';
import { findOffice } from '../body/find-office.ts';
import type { MotionDocument } from '../collections.ts';
import { listRoster } from '../roster/list-roster.ts';
import { countRepresentatives, weightOf } from '../roster/voter-rules.ts';
import { covenantOf } from './covenant-text.ts';
import { problemsOf } from './motion-rules.ts';

interface Checked {
  problems: MotionProblem[];
  eligible: Weight;
  /** by which the caller convenes it; null = by none */
  office: Role | null;
  covenant: MotionDocument['covenant'];
  /** what its roster is made from */
  households: HouseholdDocument[];
}

/** What stands in the way of announcing a motion now, and who would be on its roster. */
export async function findProblems(
  motion: MotionDocument,
  settings: VotingSettings,
  roles: readonly HeldRole[],
): Promise<Checked> {
  const { form } = motion;
  const [{ seeds, households, people }, covenant, office] = await Promise.all([
    listRoster(motion),
    form.covenantId ? covenantOf(motion, form.covenantId) : null,
    findOffice(motion, settings, roles),
  ]);
  const eligible = weightOf(form.ruleId, seeds);
  const facts = {
    office,
    eligible,
    withoutArea: households.filter(({ area }) => area === null || area <= 0).length,
    representatives: countRepresentatives(seeds, people),
  };
  return {
    problems: problemsOf(form, settings, facts, covenant, now()),
    eligible,
    office,
    households,
    covenant: covenant && {
      covenantId: covenant.covenantId,
      title: covenant.title,
      fingerprint: covenant.fingerprint,
    },
  };
}
