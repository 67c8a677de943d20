import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import type { Stamp } from '../../kernel/database/collection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { MotionDocument, VoterDocument } from '../collections.ts';
import { lastVoidAt } from '../vote/void-rules.ts';
import { checkRoom } from './room-code.ts';

/** Times that one voter's check-in can be taken back. */
const MOST = 5;

/**
 * Whether a voter's check-in may be taken back now: as long as they can come in anew. Whoever has put a paper in
 * in the room was there; that is for a void to change.
 * @throws Refusal ROOM_NOT_NEEDED, ROOM_NOT_OPEN, MOTION_NOT_OPEN, MOTION_CLOSED, VOID_TOO_LATE, BALLOT_CAST,
 *   PRESENCE_UNDONE
 */
export function checkAbsence(motion: MotionDocument, voter: VoterDocument): void {
  const { cast, absences = [] } = voter;
  const at = now();
  checkRoom(motion, at);
  const until = lastVoidAt(motion.form);
  if (at >= until) throw new Refusal('VOID_TOO_LATE', { until });
  if (cast === 'room') throw new Refusal('BALLOT_CAST', { channel: cast });
  if (absences.length >= MOST) throw new Refusal('PRESENCE_UNDONE');
}

/** Two have agreed that somebody is not in the room. What was voted on the phone stays, as from elsewhere. */
export function absencePatch(
  { cast, absences = [] }: VoterDocument,
  { reason, byName, change }: { reason: string; byName: string; change: Stamp },
): Partial<VoterDocument> {
  const line = { id: change.id, day: dayOf(change.at), reason, byName };
  return {
    present: false,
    active: cast !== null,
    absences: [...absences, line],
    telling: true,
  };
}
