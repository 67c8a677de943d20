import { randomBytes } from 'node:crypto';
import type { BallotActions } from '../../../typings/contract/ballot.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { MotionDocument, VoterDocument } from '../collections.ts';
import { ballotOf, voterOf } from '../roster/frozen-roster.ts';
import { findAllVoters, insertVoters } from '../roster/voter-repository.ts';
import { buildingsOf, rosterHashOf, weightOf } from '../roster/voter-rules.ts';
import { insertBallots } from '../vote/ballot-repository.ts';
import { checkNow } from './check-motion.ts';
import { beginVote, endVote } from './covenant-text.ts';
import { motionOf } from './motion-access.ts';
import { carryMotion, changeMotion, findBuildings, motions } from './motion-repository.ts';
import { settingsOf } from './voting-settings.ts';

type Input = BallotActions['announceMotion']['input'];

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

/**
 * Announces a motion: it is checked against its rule once more, and its roster is frozen. The first write
 * fixes everything but the roster; voters, their empty ballots and the hash follow, here, in another call
 * or by the timer, and only then is it announced.
 */
export async function announceMotion(
  { communityId, commandId }: Input,
  context: ActorContext,
): Promise<BallotActions['announceMotion']['data']> {
  const { openid, actor } = context;
  let motion = motionOf(context);
  const target = `motion:${motion._id}`;
  const change = stampOf(openid, commandId, actor.residentId, 'motion.announce', target);
  if (motion.state !== 'draft') {
    if (motion.change.id !== change.id) throw new Refusal('MOTION_ANNOUNCED');
    return finish(motion);
  }
  const { problems, covenant } = await checkNow(motion, context);
  if (problems[0]) throw new Refusal('MOTION_HAS_PROBLEMS', { problems: problems[0] });
  const patch = {
    state: 'announcing' as const,
    settings: settingsOf(context),
    salt: randomBytes(32).toString('base64url'),
    announcedAt: change.at,
    order: change.at,
    covenant,
    carried: false,
    change,
  };
  if ((await changeMotion(motion, patch)) === 0) throw new Refusal('MOTION_CHANGED');
  motion = { ...motion, ...patch };
  await recordAudit(communityId, change);
  return finish(motion);
}

async function finish(motion: MotionDocument): Promise<BallotActions['announceMotion']['data']> {
  await recordAudit(motion.communityId, motion.change);
  if (motion.state !== 'announcing') return { done: true, voters: motion.eligible.persons };
  return freezeRoster(motion);
}

/** Goes on where an earlier call ended; a second time changes nothing. */
export async function freezeRoster(
  motion: MotionDocument,
): Promise<{ done: boolean; voters: number }> {
  await holdText(motion);
  const { seeds } = await checkNow(motion, { loaded: {} });
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

/** If the text went to another vote meanwhile, this motion is a draft again. @throws Refusal COVENANT_CHANGED */
async function holdText(motion: MotionDocument): Promise<void> {
  try {
    await beginVote(motion);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'COVENANT_CHANGED') {
      await carryMotion(motion, { state: 'draft', salt: null, announcedAt: null });
    }
    throw error;
  }
}

async function completeRoster(motion: MotionDocument, all: VoterDocument[]): Promise<void> {
  const buildings = await findBuildings(motion.communityId);
  const labels = new Map(buildings.map(({ _id, label }) => [_id, label]));
  await carryMotion(motion, {
    state: 'announced',
    dueAt: motion.form.countsAt,
    rosterHash: rosterHashOf(all),
    rosterVersion: 1,
    eligible: weightOf(motion.ruleId, all),
    buildings: buildingsOf(all, labels),
  });
}

/** Takes back what was announced before it opens; drafts are thrown away the same way. */
export async function cancelMotion(
  { communityId, motionId, reason, commandId }: BallotActions['cancelMotion']['input'],
  context: ActorContext,
): Promise<BallotActions['cancelMotion']['data']> {
  const { openid, actor } = context;
  const motion = motionOf(context);
  const target = `motion:${motionId}`;
  const change = stampOf(openid, commandId, actor.residentId, 'motion.cancel', target);
  if (motion.change.id === change.id) {
    await recordAudit(communityId, motion.change);
    await carryCancel(motion);
    return { state: 'cancelled' };
  }
  if (motion.state === 'cancelled') return { state: 'cancelled' };
  const isEarly = motion.state === 'announced' && now() < motion.form.opensAt;
  if (motion.state !== 'draft' && !isEarly) throw new Refusal('MOTION_OPENED');
  const patch = {
    state: 'cancelled' as const,
    cancelled: reason,
    dueAt: null,
    carried: false,
    change,
  };
  if ((await changeMotion(motion, patch)) === 0) {
    const after = await motions.get(communityId, motionId);
    if (after?.change.id !== change.id) throw new Refusal('MOTION_CHANGED');
  }
  await recordAudit(communityId, change);
  await carryCancel({ ...motion, ...patch });
  return { state: 'cancelled' };
}

/** The text goes back to those who drafted it; a second time changes nothing. */
export async function carryCancel(motion: MotionDocument): Promise<void> {
  if (motion.carried) return;
  await endVote(motion);
  await carryMotion(motion, {});
}
