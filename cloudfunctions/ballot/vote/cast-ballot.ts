import * as v from 'valibot';
import type { OwnVoter } from '../../../typings/contract/motion.ts';
import type { InputOf } from '../../kernel/action/action.ts';
import { one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { hasStatedAdult } from '../../people/adult/adult-rules.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import {
  type BallotDocument,
  ballots,
  type MotionDocument,
  type VoterDocument,
} from '../collections.ts';
import { claimedVoter, claimFor, claimLoad, openMotion, voiceOf } from '../motion/motion-access.ts';
import { answers, onMotion, receipt, voterId } from '../motion/motion-schema.ts';
import { endForgottenHandIn } from '../paper/forgotten-hand-in.ts';
import { answerPoll } from '../poll/poll-answer.ts';
import { getVoter, markCast } from '../roster/voter-repository.ts';
import { choiceOf } from './answer-rules.ts';
import { isOfPapers } from './ballot-id.ts';
import { type Before, type Filled, fillBallot } from './ballot-repository.ts';
import { casterOf, mayOverrule, reachOf } from './caster-rules.ts';
import { finishVoid } from './finish-void.ts';

/**
 * One voter, one ballot. Filling in the ballot is the vote, one conditional update; that the voter took part
 * is noted after it, by a retry, or when it is counted. Whether it is open is the clock's to say, at the
 * second; what is on its way then still lands, until the ballots are sealed. In a named motion who cast it may
 * change it, and who stands above them overrule it: that is on record in the ballot, and they are told.
 */
export const castBallot = action('ballot.castBallot', {
  input: v.strictObject({
    ...onMotion,
    voterId,
    receipt,
    replaces: v.nullable(receipt),
    overrules: v.optional(documentId),
    answers,
  }),
  access: RESIDENTS,
  load: (input) => ({
    ...claimLoad(input),
    // Of a secret motion it lies elsewhere, and is not found.
    ballot: one(ballots, `${input.motionId}:${input.voterId}`),
  }),
  budget: 3, // and five more after a hand-in that a crash left half done
  run: async (input, context) => {
    const motion = openMotion(context);
    const choice = choiceOf(motion.form.questions, input.answers);
    if (choice === null) throw new Refusal('ANSWER_UNFIT');
    const ballot = { receipt: input.receipt, choice };
    if (isOfPapers(motion, input.receipt)) throw new Refusal('RECEIPT_TAKEN');
    if (motion.ruleId === 'poll') return answerPoll(motion, context.actor, ballot, input.replaces);
    let voter = claimedVoter(motion, context);
    const as = claimFor(motion, voter, context.actor, context) as OwnVoter['as'];
    requireAdult(motion, as, context.actor.resident);
    const replaced = replacedBy(motion, voter, as, input, context);
    if (voter.voiding) await finishVoid(motion, voter);
    const { residentId, resident } = context.actor;
    const named = motion.form.secret ? ballot : { ...ballot, caster: { residentId, as } };
    let filled = await fillBallot(motion, voter, named, replaced);
    if (filled === 'used' && motion.form.secret) {
      const next = await endForgottenHandIn(motion, voter.key);
      if (next) {
        voter = next;
        filled = await fillBallot(motion, voter, named);
      }
    }
    if (filled !== 'in') throw await refusalFor(filled, motion, voter, replaced);
    if (voter.cast === null || voter.castBy?.residentId !== residentId) {
      await markCast(motion, voter, 'phone', { residentId, name: resident.name });
    }
    return { receipt: input.receipt, cast: 'phone' as const };
  },
});

/** A household is voted for by an adult, and so is whoever votes by proxy. @throws Refusal ADULT_NOT_STATED */
function requireAdult(
  { adultsOnly }: MotionDocument,
  as: OwnVoter['as'],
  resident: ResidentDocument,
): void {
  if (adultsOnly && (as === 'household' || as === 'proxy') && !hasStatedAdult(resident)) {
    throw new Refusal('ADULT_NOT_STATED');
  }
}

type Cast = InputOf<'ballot.castBallot'>;
type Voting = Parameters<typeof claimedVoter>[1] & { ballot: BallotDocument | undefined };

/**
 * What the vote takes the place of: the caster's own, or that of somebody whom they may overrule. It was judged
 * as it was loaded, and the write asks for the same ballot. @returns null for an empty one
 * @throws Refusal RECEIPT_UNFIT, BALLOT_OTHERS
 */
function replacedBy(
  motion: MotionDocument,
  voter: VoterDocument,
  as: OwnVoter['as'],
  { receipt, replaces, overrules }: Cast,
  { actor, ballot, ...home }: Voting,
): Before | null {
  if (replaces === null && overrules === undefined) return null;
  if (motion.form.secret) throw new Refusal('RECEIPT_UNFIT');
  const standing = ballot?.receipt ?? '';
  if (standing === receipt) return { receipt: standing }; // sent again
  const caster = casterOf(voter, ballot);
  const { residentId, resident } = actor;
  if (overrules === undefined) {
    if (ballot?.choice && caster?.residentId !== residentId) throw new Refusal('BALLOT_OTHERS');
    return { receipt: replaces ?? '' };
  }
  const speaks = voiceOf(motion, home).speaker === residentId;
  if (!caster || !mayOverrule(reachOf(as, speaks), caster, residentId)) {
    throw new Refusal('BALLOT_OTHERS');
  }
  if (caster.residentId !== overrules) throw new Refusal('RECEIPT_UNFIT');
  const name = voter.castBy?.residentId === overrules ? voter.castBy.name : '';
  const by = { byId: residentId, byName: resident.name, at: now() };
  return { receipt: standing, line: { id: receipt, residentId: overrules, name, ...by } };
}

async function refusalFor(
  filled: Exclude<Filled, 'in'>,
  motion: MotionDocument,
  { key }: VoterDocument,
  replaced: Before | null,
): Promise<Refusal> {
  if (filled === 'taken') return new Refusal('RECEIPT_TAKEN');
  if (filled === 'sealed') return new Refusal('MOTION_CLOSED');
  if (filled === 'voided') return new Refusal('BALLOT_VOIDED');
  if (replaced) return new Refusal('RECEIPT_UNFIT');
  const known = await getVoter(motion, key);
  return new Refusal('BALLOT_CAST', { channel: known?.cast ?? 'phone' });
}
