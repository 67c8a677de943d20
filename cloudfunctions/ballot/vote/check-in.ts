import type { BallotActions } from '../../../typings/contract/ballot.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { lookupHash } from '../../kernel/secret.ts';
import type { MotionDocument } from '../collections.ts';
import { motionOf, voterOf } from '../motion/motion-access.ts';
import { BODIES, phaseOf } from '../motion/motion-rules.ts';
import { getVoter, markPresent } from '../roster/voter-repository.ts';
import { castLoad, checkClaim } from './cast-ballot.ts';

/** A code shown in the room holds for a minute, and one more for slow fingers. */
const MINUTE = 60_000;
const BEFORE = 2 * 60 * MINUTE;

function codeOf({ _id, salt }: MotionDocument, minute: number): string {
  const bytes = Buffer.from(lookupHash('room-code', `${_id} ${salt} ${minute}`), 'base64url');
  return String(bytes.readUInt32BE(0) % 1_000_000).padStart(6, '0');
}

/**
 * Doors open two hours before the vote, and it ends with it.
 * @throws Refusal ROOM_NOT_NEEDED, MOTION_NOT_OPEN, MOTION_CLOSED
 */
function checkRoom({ ruleId, state, form }: MotionDocument): void {
  if (!BODIES[ruleId].room) throw new Refusal('ROOM_NOT_NEEDED');
  const phase = phaseOf(state, form, now());
  if (phase === 'draft' || (phase === 'notice' && now() < form.opensAt - BEFORE)) {
    throw new Refusal('MOTION_NOT_OPEN', { opensAt: form.opensAt });
  }
  if (phase !== 'notice' && phase !== 'open') throw new Refusal('MOTION_CLOSED');
}

/** What the room reads: another six digits every minute, known to the functions only. */
export async function showRoomCode(
  _input: BallotActions['showRoomCode']['input'],
  context: ActorContext,
): Promise<BallotActions['showRoomCode']['data']> {
  const motion = motionOf(context);
  checkRoom(motion);
  const minute = Math.floor(now() / MINUTE);
  return { code: codeOf(motion, minute), until: (minute + 1) * MINUTE };
}

export const checkInLoad = castLoad;

/** Somebody in the room types what they read there. */
export async function checkIn(
  { code }: BallotActions['checkIn']['input'],
  context: ActorContext,
): Promise<BallotActions['checkIn']['data']> {
  const motion = motionOf(context);
  const voter = voterOf(context);
  checkClaim(motion, voter, context);
  if (voter.present) return { present: true };
  checkRoom(motion);
  const minute = Math.floor(now() / MINUTE);
  if (![minute, minute - 1].some((one) => codeOf(motion, one) === code)) {
    throw new Refusal('ROOM_CODE_WRONG');
  }
  await markPresent(voter);
  return { present: true };
}

/** At the door of the room an officer ticks somebody off. */
export async function checkInFor(
  { communityId, motionId, voterId, commandId }: BallotActions['checkInFor']['input'],
  context: ActorContext,
): Promise<BallotActions['checkInFor']['data']> {
  const { openid, actor } = context;
  const motion = motionOf(context);
  const voter = voterOf(context);
  const target = `voter:${motionId}:${voterId}`;
  const change = stampOf(openid, commandId, actor.residentId, 'voter.present', target);
  if (!voter.present) {
    checkRoom(motion);
    if ((await markPresent(voter, change)) === 1) {
      await recordAudit(communityId, change);
      return { present: true };
    }
  }
  const known = voter.change?.id === change.id ? voter : await getVoter(motion, voterId);
  if (known?.change?.id === change.id) await recordAudit(communityId, known.change);
  return { present: true };
}
