import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { BODIES } from '../body/body-rules.ts';
import type { MotionDocument } from '../collections.ts';
import { phaseOf } from '../motion/motion-rules.ts';
import { hashOfVote } from '../vote/ballot-id.ts';

/** A code shown in the room holds for a minute, and some seconds more for slow fingers. */
const MINUTE = 60_000;
const LATER = 20_000;
const BEFORE = 2 * 60 * MINUTE;

/** What the room reads now, and until when. */
export function roomCode(motion: MotionDocument): { code: string; until: number } {
  const minute = Math.floor(now() / MINUTE);
  return { code: codeOf(motion, minute), until: (minute + 1) * MINUTE };
}

/** @throws Refusal ROOM_CODE_WRONG */
export function checkRoomCode(motion: MotionDocument, code: string): void {
  const minutes = [now(), now() - LATER].map((at) => Math.floor(at / MINUTE));
  if (!minutes.some((one) => codeOf(motion, one) === code)) {
    throw new Refusal('ROOM_CODE_WRONG');
  }
}

function codeOf(motion: MotionDocument, minute: number): string {
  const hash = hashOfVote(motion, 'room-code', `${motion._id} ${motion.salt} ${minute}`);
  const bytes = Buffer.from(hash, 'base64url');
  return String(bytes.readUInt32BE(0) % 1_000_000).padStart(6, '0');
}

/**
 * Who is there while the meeting sits is present: from its beginning until the vote closes. Votes that were
 * announced before meetings had a time opened their doors two hours before the vote.
 * @throws Refusal ROOM_NOT_NEEDED, ROOM_NOT_OPEN, MOTION_NOT_OPEN, MOTION_CLOSED
 */
export function checkRoom({ ruleId, state, form }: MotionDocument, at: number): void {
  if (!BODIES[ruleId].sits) throw new Refusal('ROOM_NOT_NEEDED');
  const phase = phaseOf(state, form, at);
  const { session } = form;
  if (session && (phase === 'notice' || phase === 'open') && at < session.startsAt) {
    throw new Refusal('ROOM_NOT_OPEN', { opensAt: session.startsAt });
  }
  if (phase === 'draft' || (phase === 'notice' && at < form.opensAt - BEFORE)) {
    throw new Refusal('MOTION_NOT_OPEN', { opensAt: form.opensAt });
  }
  if (phase !== 'notice' && phase !== 'open') throw new Refusal('MOTION_CLOSED');
}
