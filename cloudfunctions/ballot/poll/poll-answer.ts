import type { BallotActions } from '../../../typings/contract/ballot.ts';
import type { MotionDetail } from '../../../typings/contract/motion.ts';
import { now } from '../../kernel/clock.ts';
import { covers } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ActorContext } from '../../people/action.ts';
import type { BallotDocument, MotionDocument } from '../collections.ts';
import { ballotIdOf, guardOf } from '../vote/ballot-id.ts';
import { countFilled, fillBallot, getBallot, insertBallot } from '../vote/ballot-repository.ts';

type Actor = ActorContext['actor'];

/** Those who live there are asked, whoever else may see the poll. */
export const livesIn = ({ resident }: Pick<Actor, 'resident'>, placeId: string) =>
  resident.households.some(({ householdId }) => covers(placeId, householdId));

/**
 * One answer a person, kept under a keyed hash; a second one takes its place if it names it.
 * @throws Refusal VOTER_NOT_FOUND, RECEIPT_TAKEN, RECEIPT_UNFIT, BALLOT_CAST, MOTION_CLOSED
 */
export async function answerPoll(
  motion: MotionDocument,
  actor: Actor,
  ballot: Pick<BallotDocument, 'receipt' | 'choice'>,
  replaces: string | null,
): Promise<BallotActions['castBallot']['data']> {
  if (!livesIn(actor, motion.placeId)) throw new Refusal('VOTER_NOT_FOUND');
  const key = actor.residentId;
  const answer = { receipt: ballot.receipt, cast: 'phone' as const };
  if (replaces !== null) {
    const filled = await fillBallot(motion, { key, round: 0 }, ballot, {
      receipt: replaces,
    });
    if (filled === 'in') return answer;
    if (filled === 'taken') throw new Refusal('RECEIPT_TAKEN');
  } else {
    const weight = { persons: 1, area: null, room: false, sealed: false };
    const { communityId, _id: motionId } = motion;
    const place = { _id: ballotIdOf(motion, key), communityId, motionId };
    const guard = guardOf(motion, key, 0);
    if (await insertBallot({ ...place, guard, ...ballot, ...weight })) return answer;
  }
  const found = await getBallot(motion, key);
  if (found?.receipt === ballot.receipt && found.choice === ballot.choice) return answer;
  if (!found) throw new Refusal(replaces === null ? 'RECEIPT_TAKEN' : 'RECEIPT_UNFIT');
  if (found.sealed) throw new Refusal('MOTION_CLOSED');
  throw new Refusal(replaces === null ? 'BALLOT_CAST' : 'RECEIPT_UNFIT', { channel: 'phone' });
}

/** How many have answered, and whether the reader has; what was chosen once it is over. */
export async function showPoll(
  motion: MotionDocument,
  detail: MotionDetail,
  actor: Actor,
): Promise<MotionDetail> {
  if (!motion.salt) return detail;
  const [ballots, mine] = await Promise.all([
    countFilled(motion),
    getBallot(motion, actor.residentId),
  ]);
  const own = {
    voterId: actor.residentId,
    name: actor.resident.name,
    as: 'self' as const,
    notMine: false,
    persons: 1,
    area: null,
    present: false,
    cast: mine ? ('phone' as const) : null,
    castBy: null,
    proxy: null,
    answers: null,
    receipt: null,
    voids: [],
    notes: [],
  };
  const answered = { persons: ballots };
  return {
    ...detail,
    phase: detail.phase === 'papers' && now() >= motion.form.closesAt ? 'counting' : detail.phase,
    own: livesIn(actor, motion.placeId) ? [own] : [],
    turnout: { eligible: { persons: 0 }, cast: answered, present: answered, missing: [] },
  };
}
