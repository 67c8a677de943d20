import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { MotionDocument, VoterDocument } from '../collections.ts';
import { phaseOf } from '../motion/motion-rules.ts';
import { lastVoidAt, MOST_VOIDS } from './void-rules.ts';

/** What one officer noted is decided by a second, not voided. @throws Refusal NOTE_WAITS */
export function requireNoHandIn({ unchecked }: Pick<VoterDocument, 'unchecked'>): void {
  if (unchecked) throw new Refusal('NOTE_WAITS');
}

/**
 * Whether a voter's ballot may be voided now: while the voter can still vote anew.
 * @throws Refusal MOTION_CLOSED, VOID_TOO_LATE, BALLOT_VOIDED
 */
export function checkVoid({ state, form }: MotionDocument, { voids }: VoterDocument): void {
  const at = now();
  if (phaseOf(state, form, at) !== 'open') throw new Refusal('MOTION_CLOSED');
  const until = lastVoidAt(form);
  if (at >= until) throw new Refusal('VOID_TOO_LATE', { until });
  if (voids.length >= MOST_VOIDS) throw new Refusal('BALLOT_VOIDED');
}
