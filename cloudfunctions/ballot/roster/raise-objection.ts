import type { BallotActions } from '../../../typings/contract/ballot.ts';
import type { MotionState } from '../../../typings/contract/motion.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { covers } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { buildingOf } from '../../places/place-id.ts';
import { checkText } from '../../review/content-check.ts';
import type { MotionDocument, ObjectionDocument } from '../collections.ts';
import { announces, motionOf } from '../motion/motion-access.ts';
import { findObjections, objections } from '../motion/motion-repository.ts';

/** Objections of one kind that a person may raise to one motion. */
const MOST_A_PERSON = 5;
const AFTER: readonly MotionState[] = ['counted', 'signed', 'published'];

/**
 * The roster may be challenged until the vote opens, the result until its publication is over. The raiser
 * and those who answer see the text; others see that there is one, and its answer.
 */
export async function raiseObjection(
  { communityId, motionId, kind, text, commandId }: BallotActions['raiseObjection']['input'],
  context: ActorContext,
): Promise<BallotActions['raiseObjection']['data']> {
  const { openid, actor } = context;
  const motion = motionOf(context);
  const { residentId, resident } = actor;
  const stamp = stampOf(openid, commandId, residentId, 'motion.object', `motion:${motionId}`);
  const before = await findObjections(communityId, motionId);
  const known = before.find(({ _id }) => _id === stamp.id);
  if (known) {
    if (known.change.id === stamp.id) await recordAudit(communityId, known.change);
    return { objectionId: stamp.id };
  }
  if (!isTime(motion, kind)) throw new Refusal('OBJECTION_TOO_LATE');
  const own = before.filter((one) => one.kind === kind && one.residentId === residentId);
  if (own.length >= MOST_A_PERSON) throw new Refusal('OBJECTION_TOO_MANY', { most: MOST_A_PERSON });
  if ((await checkText(openid, text, 'forum')) === 'risky') throw new Refusal('TEXT_REFUSED');
  const home = resident.households.find(({ householdId }) => covers(motion.placeId, householdId));
  const objection: ObjectionDocument = {
    _id: stamp.id,
    communityId,
    motionId,
    kind,
    residentId,
    text,
    from: home && buildingOf(home.householdId) ? home.label.split(' ').slice(0, 2).join(' ') : '',
    at: stamp.at,
    state: 'open',
    answer: '',
    correction: { kind: 'none' },
    carried: true,
    change: stamp,
  };
  await objections.insert(objection);
  await recordAudit(communityId, stamp);
  return { objectionId: stamp.id };
}

function isTime({ state, form }: MotionDocument, kind: 'roster' | 'result'): boolean {
  return kind === 'roster' ? state === 'announced' && now() < form.opensAt : AFTER.includes(state);
}

/** What was raised and what was answered; the words of an open one only for its writer and those who answer. */
export async function listObjections(
  { communityId, motionId }: BallotActions['listObjections']['input'],
  context: ActorContext,
): Promise<BallotActions['listObjections']['data']> {
  const motion = motionOf(context);
  const { actor } = context;
  const answers = announces(actor, motion.placeId);
  const found = await findObjections(communityId, motionId);
  return {
    objections: found.map((one) => {
      const own = one.residentId === actor.residentId;
      const { _id, kind, from, at, state, answer } = one;
      const corrected = one.correction.kind !== 'none';
      const text = own || answers ? one.text : '';
      return { objectionId: _id, kind, text, from, at, state, answer, corrected, own };
    }),
  };
}
