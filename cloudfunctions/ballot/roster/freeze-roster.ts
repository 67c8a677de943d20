import { Refusal } from '../../kernel/refusal.ts';
import { job } from '../../kernel/upkeep.ts';
import { type MotionDocument, motions, type VoterDocument } from '../collections.ts';
import { beginVote } from '../motion/covenant-text.ts';
import { finishChange } from '../motion/motion-repository.ts';
import { insertBoxes } from '../paper/box-repository.ts';
import { insertBallots } from '../vote/ballot-repository.ts';
import { ballotOf, voterOf } from './frozen-roster.ts';
import { listRoster } from './list-roster.ts';
import { findBuildingLabels } from './register-repository.ts';
import { findAllVoters, insertVoters } from './voter-repository.ts';
import { buildingsOf, rosterHashOf, weightOf } from './voter-rules.ts';

export interface Frozen {
  done: boolean;
  voters: number;
}

/** Voters that one call freezes: with their ballots well within a function's minute. */
const VOTERS_A_CALL = 10_000;
const ROSTER_FIELDS = [
  'communityId',
  'motionId',
  'key',
  'persons',
  'area',
  'unit',
  'buildingId',
  'removed',
];

/** Goes on where an earlier call ended; a second time changes nothing. */
export async function freezeRoster(motion: MotionDocument): Promise<Frozen> {
  await holdText(motion);
  const { seeds } = await listRoster(motion);
  const frozen = await findAllVoters(motion, {}, ROSTER_FIELDS);
  const known = new Set(frozen.map(({ key }) => key));
  const fresh = seeds.filter(({ key }) => !known.has(key));
  const now = fresh.slice(0, VOTERS_A_CALL).map((seed) => voterOf(motion, seed));
  await insertVoters(now);
  const all = [...frozen, ...now];
  // Ballots of voters that an earlier call froze may be missing: each is made once.
  await insertBallots(all.map((voter) => ballotOf(motion, voter)));
  if (fresh.length > now.length) return { done: false, voters: all.length };
  await completeRoster(motion, all);
  return { done: true, voters: all.length };
}

/**
 * If the text went to another vote meanwhile, this motion is a draft again, and holds no text any more.
 * @throws Refusal MOTION_TEXT_HELD
 */
async function holdText(motion: MotionDocument): Promise<void> {
  try {
    await beginVote(motion);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'COVENANT_CHANGED') {
      const undone = { salt: null, announcedAt: null, covenant: null, convenedAs: null };
      await finishChange(motion, { state: 'draft', ...undone });
      throw new Refusal('MOTION_TEXT_HELD');
    }
    throw error;
  }
}

async function completeRoster(motion: MotionDocument, all: VoterDocument[]): Promise<void> {
  if (motion.form.secret) await insertBoxes(motion);
  const labels = await findBuildingLabels(motion.communityId);
  await finishChange(motion, {
    state: 'announced',
    dueAt: motion.form.countsAt,
    rosterHash: rosterHashOf(all),
    rosterVersion: 1,
    eligible: weightOf(motion.ruleId, all),
    buildings: buildingsOf(all, labels),
  });
}

async function continueFreezing(motion: MotionDocument): Promise<void> {
  try {
    await freezeRoster(motion);
  } catch (error) {
    // The motion is a draft again: there is nothing left to do.
    if (!(error instanceof Refusal && error.code === 'MOTION_TEXT_HELD')) throw error;
  }
}

/** Rosters that a crash, or their size, left half frozen. */
export const freezeRosters = job<MotionDocument>({
  name: 'motion.freeze',
  collection: motions,
  due: () => ({ carried: false, state: 'announcing' }),
  one: continueFreezing,
  heavy: true,
  steps: true,
});
