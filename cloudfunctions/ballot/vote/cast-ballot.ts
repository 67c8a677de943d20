import type { BallotActions } from '../../../typings/contract/ballot.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { HouseholdDocument } from '../../people/collections.ts';
import type { MotionDocument, VoterDocument } from '../collections.ts';
import { motionOf, voterLoad, voterOf } from '../motion/motion-access.ts';
import { phaseOf } from '../motion/motion-rules.ts';
import { claimantOf } from '../motion/show-motion.ts';
import { answerPoll } from '../poll/take-poll.ts';
import { getVoter, markCast } from '../roster/voter-repository.ts';
import { claimOf } from '../roster/voter-rules.ts';
import { choiceOf } from './answer-rules.ts';
import { ballotIdOf, emptyReceipt, guardOf } from './ballot-id.ts';
import { fillBallot, getBallot } from './ballot-repository.ts';
import { finishVoid } from './void-ballot.ts';

type Input = BallotActions['castBallot']['input'];
type Data = BallotActions['castBallot']['data'];

export function castLoad(input: { motionId: string; voterId: string }) {
  return { ...voterLoad(input), household: { from: 'households', ids: input.voterId } };
}

/** @throws Refusal MOTION_NOT_OPEN, MOTION_CLOSED */
function checkOpen({ state, form }: MotionDocument): void {
  const phase = phaseOf(state, form, now());
  if (phase === 'notice' || phase === 'draft') {
    throw new Refusal('MOTION_NOT_OPEN', { opensAt: form.opensAt });
  }
  if (phase !== 'open') throw new Refusal('MOTION_CLOSED');
}

/**
 * One voter, one ballot. Filling in the ballot is the vote, one conditional update; that the voter took part
 * is noted after it, by a retry, or when it is counted. Whether it is open is the clock's to say, at the
 * second; what is on its way then still lands, until the ballots are sealed.
 */
export async function castBallot(input: Input, context: ActorContext): Promise<Data> {
  const motion = motionOf(context);
  checkOpen(motion);
  const choice = choiceOf(motion.form.questions, input.answers);
  if (choice === null) throw new Refusal('ANSWER_UNFIT');
  if (motion.ruleId === 'poll') return answerPoll(motion, input, choice, context.actor);
  const voter = voterOf(context);
  checkClaim(motion, voter, context);
  if (motion.form.secret && input.replaces !== null) throw new Refusal('RECEIPT_UNFIT');
  await fill(motion, voter, input, choice);
  const { residentId, resident } = context.actor;
  if (voter.cast === null || voter.castBy?.residentId !== residentId) {
    await markCast(voter, 'phone', { residentId, name: resident.name });
  }
  return { receipt: input.receipt, cast: 'phone' };
}

/** Whether the actor may vote for this voter. @throws Refusal VOTER_NOT_YOURS */
export function checkClaim(
  motion: MotionDocument,
  voter: VoterDocument,
  { actor, loaded }: ActorContext,
): void {
  const household = loaded.household?.[0] as HouseholdDocument | undefined;
  const speaks = household?.representative?.residentId;
  const representatives = new Map(speaks ? [[voter.key, speaks]] : []);
  const claim = claimOf(motion.form.basis, voter, claimantOf(actor), representatives);
  if (claim === null || claim === 'not-mine') throw new Refusal('VOTER_NOT_YOURS');
}

/** @throws Refusal BALLOT_CAST, BALLOT_VOIDED, MOTION_CLOSED, RECEIPT_TAKEN, RECEIPT_UNFIT */
async function fill(
  motion: MotionDocument,
  voter: VoterDocument,
  { receipt, replaces }: Input,
  choice: string,
): Promise<void> {
  if (voter.voiding) await finishVoid(motion, voter);
  const { communityId } = motion;
  const ballotId = ballotIdOf(motion, voter.key);
  const guard = guardOf(motion, voter.key, voter.round);
  const expected = { ballotId, guard, receipt: replaces ?? emptyReceipt(ballotId) };
  const filled = await fillBallot(communityId, expected, { receipt, choice });
  if (filled === 1) return;
  if (filled === 'taken') throw new Refusal('RECEIPT_TAKEN');
  const found = await getBallot(communityId, ballotId);
  // The answer to the first attempt was lost on the way.
  if (found?.receipt === receipt && found.choice === choice) return;
  if (!found || found.sealed) throw new Refusal('MOTION_CLOSED');
  if (found.guard !== guard) throw new Refusal('BALLOT_VOIDED');
  if (replaces !== null) throw new Refusal('RECEIPT_UNFIT');
  const known = await getVoter(motion, voter.key);
  throw new Refusal('BALLOT_CAST', { channel: known?.cast ?? 'phone' });
}
