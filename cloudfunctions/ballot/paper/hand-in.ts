import type { BallotActions } from '../../../typings/contract/ballot.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { motionOf, voterOf } from '../motion/motion-access.ts';
import { changeVoter, getVoter } from '../roster/voter-repository.ts';
import { ballotIdOf, boxReceipt, emptyReceipt, guardOf } from '../vote/ballot-id.ts';
import { fillBallot, getBallot } from '../vote/ballot-repository.ts';
import { finishVoid } from '../vote/void-ballot.ts';
import { checkPapers } from './enter-paper.ts';

/**
 * In a secret motion an officer notes that a voter has put a paper into the box; what it says nobody knows.
 * The voter's place for a ballot is taken first, so that no phone can vote beside it.
 */
export async function handIn(
  { communityId, motionId, voterId, channel, commandId }: BallotActions['handIn']['input'],
  context: ActorContext,
): Promise<BallotActions['handIn']['data']> {
  const { openid, actor } = context;
  const motion = motionOf(context);
  if (!motion.form.secret) throw new Refusal('PAPER_UNKNOWN');
  const voter = voterOf(context);
  const target = `voter:${motionId}:${voterId}`;
  const change = stampOf(openid, commandId, actor.residentId, 'paper.hand-in', target);
  if (voter.change?.id === change.id) {
    await recordAudit(communityId, voter.change);
    return { cast: channel };
  }
  checkPapers(motion);
  if (voter.voiding) await finishVoid(motion, voter);
  const ballotId = ballotIdOf(motion, voter.key);
  const guard = guardOf(motion, voter.key, voter.round);
  const receipt = boxReceipt(ballotId);
  const expected = { ballotId, guard, receipt: emptyReceipt(ballotId) };
  if ((await fillBallot(communityId, expected, { receipt, choice: null })) !== 1) {
    const found = await getBallot(communityId, ballotId);
    if (found?.receipt !== receipt || voter.cast !== null) {
      throw new Refusal(found?.sealed ? 'MOTION_CLOSED' : 'BALLOT_CAST', {
        channel: voter.cast ?? 'phone',
      });
    }
  }
  const present = voter.present || channel === 'room';
  const noted = { cast: channel, castBy: null, active: true, present, change };
  if ((await changeVoter(voter, noted)) === 0) {
    const after = await getVoter(motion, voterId);
    if (after?.change?.id !== change.id) throw new Refusal('MOTION_CHANGED');
  }
  await recordAudit(communityId, change);
  return { cast: channel };
}
