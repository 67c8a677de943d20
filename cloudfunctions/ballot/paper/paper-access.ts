import type { Channel } from '../../../typings/contract/motion.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { BODIES } from '../body/body-rules.ts';
import type { MotionDocument, VoterDocument } from '../collections.ts';
import { phaseOf } from '../motion/motion-rules.ts';

/**
 * Papers are entered while it is open, and until it is counted what was handed in before the close.
 * @throws Refusal VOTER_NOT_FOUND, MOTION_NOT_OPEN, MOTION_CLOSED
 */
export function checkPapers({ state, form, ruleId }: MotionDocument): void {
  const phase = phaseOf(state, form, now());
  if (ruleId === 'poll') throw new Refusal('VOTER_NOT_FOUND');
  if (phase === 'notice' || phase === 'draft') {
    throw new Refusal('MOTION_NOT_OPEN', { opensAt: form.opensAt });
  }
  if (phase !== 'open' && phase !== 'papers') throw new Refusal('MOTION_CLOSED');
}

/**
 * Nobody hands a paper in after the close, so nobody is noted as having done so then.
 * @throws Refusal VOTER_NOT_FOUND, MOTION_NOT_OPEN, MOTION_CLOSED
 */
export function checkHandIn(motion: MotionDocument): void {
  checkPapers(motion);
  if (phaseOf(motion.state, motion.form, now()) !== 'open') throw new Refusal('MOTION_CLOSED');
}

/**
 * A paper in the room is of somebody who is there: while the meeting sits it makes them present, afterwards
 * they have to have been.
 * @throws Refusal ROOM_NOT_OPEN, ROOM_OVER
 */
export function checkRoomPaper(
  { ruleId, form }: MotionDocument,
  voter: Pick<VoterDocument, 'present'> | null,
  channel: Channel,
): void {
  const { session, closesAt } = form;
  if (channel !== 'room' || !BODIES[ruleId].sits || !session) return;
  const at = now();
  if (at < session.startsAt) throw new Refusal('ROOM_NOT_OPEN', { opensAt: session.startsAt });
  if (at >= closesAt && voter && !voter.present) throw new Refusal('ROOM_OVER');
}
