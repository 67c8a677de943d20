import { randomBytes } from 'node:crypto';
import type { BallotActions } from '../../../typings/contract/ballot.ts';
import type { MotionDetail, MotionForm } from '../../../typings/contract/motion.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { ancestorsAndSelf, covers } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Actor } from '../../people/actor.ts';
import type { PlaceDocument } from '../../places/collections.ts';
import type { MotionDocument } from '../collections.ts';
import { motions } from '../motion/motion-repository.ts';
import { emptyMotion } from '../motion/save-motion.ts';
import { areQuestionsFit } from '../vote/answer-rules.ts';
import { ballotIdOf, guardOf } from '../vote/ballot-id.ts';
import { countFilled, fillBallot, getBallot, insertBallot } from '../vote/ballot-repository.ts';

const DAY = 24 * 60 * 60 * 1000;
const MOST_DAYS = 60;
/** An answer on its way lands within the longest life of a function. */
const LANDING = 60_000;

export function pollLoad({ placeId }: BallotActions['makePoll']['input']) {
  return { place: { from: 'places', ids: placeId } };
}

/** Asks the people of a place: no roster, nothing follows from it by law. Nobody learns who chose what. */
export async function makePoll(
  {
    communityId,
    placeId,
    title,
    questions,
    closesAt,
    commandId,
  }: BallotActions['makePoll']['input'],
  { openid, actor, loaded }: ActorContext,
): Promise<BallotActions['makePoll']['data']> {
  const place = loaded.place?.[0] as PlaceDocument | undefined;
  if (!place) throw new Refusal('PLACE_NOT_FOUND');
  if (!areQuestionsFit(questions))
    throw new Refusal('MOTION_HAS_PROBLEMS', { problems: 'questions-unfit' });
  const stamp = stampOf(openid, commandId, actor.residentId, 'motion.poll', 'motion:');
  const change = { ...stamp, target: `motion:${stamp.id}` };
  const known = await motions.get(communityId, stamp.id);
  if (known) {
    await recordAudit(communityId, known.change);
    return { motionId: known._id };
  }
  const { at } = change;
  if (closesAt <= at || closesAt > at + MOST_DAYS * DAY) {
    throw new Refusal('MOTION_HAS_PROBLEMS', { problems: 'times-wrong' });
  }
  const form: MotionForm = {
    title,
    body: '',
    placeId,
    ruleId: 'poll',
    basis: 'residents',
    matter: 'opinion',
    covenantId: null,
    questions,
    secret: true,
    opensAt: at,
    closesAt,
    countsAt: closesAt + LANDING,
    partyConsultedOn: null,
    urgentReason: '',
    authorisation: '',
    registered: 0,
    women: 0,
    reviseOn: null,
  };
  const motion: MotionDocument = {
    ...emptyMotion(communityId, change, actor.residentId),
    form,
    ruleId: 'poll',
    placeId,
    placeLabel: place.label,
    lineage: ancestorsAndSelf(placeId),
    state: 'announced',
    salt: randomBytes(32).toString('base64url'),
    announcedAt: at,
    dueAt: form.countsAt,
  };
  await motions.insert(motion);
  await recordAudit(communityId, change);
  return { motionId: motion._id };
}

/** Those who live there are asked, whoever else may see the poll. */
export const livesIn = (actor: Actor, placeId: string) =>
  actor.resident.households.some(({ householdId }) => covers(placeId, householdId));

/** One answer a person, kept under a keyed hash; a second one takes its place if it names it. */
export async function answerPoll(
  motion: MotionDocument,
  { receipt, replaces }: BallotActions['castBallot']['input'],
  choice: string,
  actor: Actor,
): Promise<BallotActions['castBallot']['data']> {
  if (!livesIn(actor, motion.placeId)) throw new Refusal('VOTER_NOT_FOUND');
  const { communityId, _id: motionId } = motion;
  const ballotId = ballotIdOf(motion, actor.residentId);
  const guard = guardOf(motion, actor.residentId, 0);
  const answer = { receipt, cast: 'phone' as const };
  if (replaces !== null) {
    const expected = { ballotId, guard, receipt: replaces };
    const filled = await fillBallot(communityId, expected, { receipt, choice });
    if (filled === 1) return answer;
    if (filled === 'taken') throw new Refusal('RECEIPT_TAKEN');
  } else {
    const weight = { persons: 1, area: null, room: false, sealed: false };
    const ballot = { _id: ballotId, communityId, motionId, guard, receipt, choice, ...weight };
    if (await insertBallot(ballot)) return answer;
  }
  const found = await getBallot(communityId, ballotId);
  if (found?.receipt === receipt && found.choice === choice) return answer;
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
    getBallot(motion.communityId, ballotIdOf(motion, actor.residentId)),
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
  };
  const answered = { persons: ballots };
  return {
    ...detail,
    phase: detail.phase === 'papers' && now() >= motion.form.closesAt ? 'counting' : detail.phase,
    own: livesIn(actor, motion.placeId) ? [own] : [],
    turnout: { eligible: { persons: 0 }, cast: answered, present: answered, missing: [] },
  };
}
