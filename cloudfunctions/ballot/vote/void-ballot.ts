import type { BallotActions } from '../../../typings/contract/ballot.ts';
import type { Channel } from '../../../typings/contract/motion.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { dayOf, now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { MotionDocument, VoterDocument } from '../collections.ts';
import { motionOf, voterOf } from '../motion/motion-access.ts';
import { motions } from '../motion/motion-repository.ts';
import { phaseOf } from '../motion/motion-rules.ts';
import {
  changeVoter,
  countHandedIn,
  endVoiding,
  findVoiding,
  getVoter,
} from '../roster/voter-repository.ts';
import { ballotIdOf, emptyReceipt, guardOf } from './ballot-id.ts';
import { countConfirmed, emptyBallot } from './ballot-repository.ts';

/** Times that one voter's ballot can be voided. */
const MOST_VOIDS = 5;

/**
 * Makes room for another channel: the voter's next round begins, then the ballot is emptied. What was meant
 * for the round before does not land any more.
 */
export async function voidBallot(
  { communityId, motionId, voterId, reason, commandId }: BallotActions['voidBallot']['input'],
  context: ActorContext,
): Promise<BallotActions['voidBallot']['data']> {
  const { openid, actor } = context;
  const motion = motionOf(context);
  let voter = voterOf(context);
  const target = `voter:${motionId}:${voterId}`;
  const change = stampOf(openid, commandId, actor.residentId, 'ballot.void', target);
  if (!voter.voids.some(({ id }) => id === change.id)) {
    const phase = phaseOf(motion.state, motion.form, now());
    if (phase !== 'open' && phase !== 'papers') throw new Refusal('MOTION_CLOSED');
    if (motion.form.secret && voter.cast !== null && voter.cast !== 'phone') {
      await checkBoxHolds(motion, voter.cast);
    }
    if (voter.voids.length >= MOST_VOIDS) throw new Refusal('BALLOT_VOIDED');
    const line = {
      id: change.id,
      day: dayOf(change.at),
      channel: voter.cast ?? 'phone',
      reason,
      byName: actor.resident.name,
    };
    const next = {
      cast: null,
      castBy: null,
      active: voter.present,
      round: voter.round + 1,
      voids: [...voter.voids, line],
      voiding: true,
      change,
    };
    if ((await changeVoter(voter, next)) === 0) {
      const after = await getVoter(motion, voterId);
      if (after?.change?.id !== change.id) throw new Refusal('BALLOT_VOIDED');
    }
    voter = { ...voter, ...next };
  }
  if (voter.voiding) await finishVoid(motion, voter);
  if (voter.change?.id === change.id) await recordAudit(communityId, voter.change);
  return { voided: true };
}

/** A paper that was counted out of the box cannot be taken out of it again. @throws Refusal PAPERS_TOO_MANY */
async function checkBoxHolds(motion: MotionDocument, channel: Channel): Promise<void> {
  const [confirmed, handedIn] = await Promise.all([
    countConfirmed(motion, channel),
    countHandedIn(motion, channel),
  ]);
  if (confirmed >= handedIn) throw new Refusal('PAPERS_TOO_MANY');
}

/** Empties the ballot of the round before; a second time changes nothing. */
export async function finishVoid(motion: MotionDocument, voter: VoterDocument): Promise<void> {
  const ballotId = ballotIdOf(motion, voter.key);
  const guard = guardOf(motion, voter.key, voter.round - 1);
  const next = guardOf(motion, voter.key, voter.round);
  await emptyBallot(motion.communityId, { ballotId, guard, receipt: emptyReceipt(ballotId) }, next);
  await endVoiding(voter);
}

/** For the timer: voids that a cut left half done. */
export async function finishVoids(): Promise<void> {
  for (const voter of await findVoiding()) {
    const motion = await motions.get(voter.communityId, voter.motionId);
    if (motion?.salt) await finishVoid(motion, voter);
    else await endVoiding(voter);
  }
}
