import * as v from 'valibot';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import type { MotionDocument, VoterDocument } from '../collections.ts';
import { claimedVoter, claimLoad, openMotion } from '../motion/motion-access.ts';
import { answers, onMotion, receipt, voterId } from '../motion/motion-schema.ts';
import { answerPoll } from '../poll/poll-answer.ts';
import { getVoter, markCast } from '../roster/voter-repository.ts';
import { choiceOf } from './answer-rules.ts';
import { type Filled, fillBallot } from './ballot-repository.ts';
import { finishVoid } from './finish-void.ts';

/**
 * One voter, one ballot. Filling in the ballot is the vote, one conditional update; that the voter took part
 * is noted after it, by a retry, or when it is counted. Whether it is open is the clock's to say, at the
 * second; what is on its way then still lands, until the ballots are sealed.
 */
export const castBallot = action('ballot.castBallot', {
  input: v.strictObject({
    ...onMotion,
    voterId,
    receipt,
    replaces: v.nullable(receipt),
    answers,
  }),
  access: RESIDENTS,
  load: claimLoad,
  budget: 3,
  run: async (input, context) => {
    const motion = openMotion(context);
    const choice = choiceOf(motion.form.questions, input.answers);
    if (choice === null) throw new Refusal('ANSWER_UNFIT');
    const ballot = { receipt: input.receipt, choice };
    if (motion.ruleId === 'poll') return answerPoll(motion, context.actor, ballot, input.replaces);
    const voter = claimedVoter(motion, context);
    if (motion.form.secret && input.replaces !== null) throw new Refusal('RECEIPT_UNFIT');
    if (voter.voiding) await finishVoid(motion, voter);
    const filled = await fillBallot(motion, voter, ballot, input.replaces);
    if (filled !== 'in') throw await refusalFor(filled, motion, voter, input.replaces);
    const { residentId, resident } = context.actor;
    if (voter.cast === null || voter.castBy?.residentId !== residentId) {
      await markCast(motion, voter, 'phone', { residentId, name: resident.name });
    }
    return { receipt: input.receipt, cast: 'phone' as const };
  },
});

async function refusalFor(
  filled: Exclude<Filled, 'in'>,
  motion: MotionDocument,
  { key }: VoterDocument,
  replaces: string | null,
): Promise<Refusal> {
  if (filled === 'taken') return new Refusal('RECEIPT_TAKEN');
  if (filled === 'sealed') return new Refusal('MOTION_CLOSED');
  if (filled === 'voided') return new Refusal('BALLOT_VOIDED');
  if (replaces !== null) return new Refusal('RECEIPT_UNFIT');
  const known = await getVoter(motion, key);
  return new Refusal('BALLOT_CAST', { channel: known?.cast ?? 'phone' });
}
