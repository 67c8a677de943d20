import { Refusal } from '../../kernel/refusal.ts';
import { job } from '../../kernel/upkeep.ts';
import {
  type MotionDocument,
  motions,
  type VoterDocument,
  type VoterSeed,
} from '../collections.ts';
import { beginVote, releaseText } from '../motion/covenant-text.ts';
import { finishChange } from '../motion/motion-repository.ts';
import { insertBoxes } from '../paper/box-repository.ts';
import { insertBallots, removeOldBallots } from '../vote/ballot-repository.ts';
import { ballotOf, voterOf } from './frozen-roster.ts';
import { listRoster } from './list-roster.ts';
import { findBuildingLabels } from './register-repository.ts';
import { findAllVoters, insertVoters, removeOldVoters } from './voter-repository.ts';
import { buildingsOf, rosterHashOf, seedsHashOf, weightOf } from './voter-rules.ts';

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
  'frozenAt',
];

/** Goes on where an earlier call ended; a second time changes nothing. */
export async function freezeRoster(motion: MotionDocument): Promise<Frozen> {
  const { seeds } = await listRoster(motion);
  await requireChecked(motion, seeds);
  await holdText(motion);
  const frozen = await dropOthers(motion);
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
 * Owners are frozen as they were checked. If an import or a decision has changed who they are meanwhile, this
 * motion is a draft again. @throws Refusal ROSTER_CHANGED
 */
async function requireChecked(motion: MotionDocument, seeds: readonly VoterSeed[]): Promise<void> {
  const { checkedHash } = motion;
  if (!checkedHash || checkedHash === seedsHashOf(seeds)) return;
  await releaseText(motion);
  await backToDraft(motion);
  throw new Refusal('ROSTER_CHANGED');
}

/**
 * Voters who are frozen already. What an earlier announcement has left behind goes first: it may be of other owners,
 * and its ballots were made with another salt, so that nobody could fill them in.
 */
async function dropOthers(motion: MotionDocument): Promise<VoterDocument[]> {
  const frozen = await findAllVoters(motion, {}, ROSTER_FIELDS);
  const isOther = ({ frozenAt }: VoterDocument) => frozenAt !== motion.announcedAt;
  const others = frozen.filter(isOther);
  if (others.length === 0) return frozen;
  const keys = others.map(({ key }) => key);
  await removeOldBallots(motion, keys);
  await removeOldVoters(motion, keys);
  return frozen.filter((voter) => !isOther(voter));
}

const backToDraft = (motion: MotionDocument) =>
  finishChange(motion, {
    state: 'draft',
    salt: null,
    announcedAt: null,
    covenant: null,
    convenedAs: null,
  });

/**
 * If the text went to another vote meanwhile, this motion is a draft again, and holds no text any more.
 * @throws Refusal MOTION_TEXT_HELD
 */
async function holdText(motion: MotionDocument): Promise<void> {
  try {
    await beginVote(motion);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'COVENANT_CHANGED') {
      await backToDraft(motion);
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
    const isDraft =
      error instanceof Refusal && ['MOTION_TEXT_HELD', 'ROSTER_CHANGED'].includes(error.code);
    if (!isDraft) throw error;
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
