import type { Role } from '../../../typings/contract/resident.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { attendsOnly } from '../attendance/attendance-rules.ts';
import type { AttendanceDocument, ShiftDocument } from '../collections.ts';
import { isWithdrawn } from '../made/made-rules.ts';
import { overlapOf } from './overlap-rules.ts';

/** Who decides about hours by hand, and sees who added them. */
export const CONFIRMERS: readonly Role[] = ['secretary', 'party-branch', 'supervisor'];

/**
 * Whether somebody can have hours of a shift by now, so that they are written down or corrected.
 * @throws Refusal SHIFT_WITHDRAWN, SHIFT_CANCELLED, SHIFT_RUNNING, HOURS_TOO_MANY
 */
export function requireEarned(shift: ShiftDocument, residentId: string, at: number): void {
  if (isWithdrawn(shift)) throw new Refusal('SHIFT_WITHDRAWN');
  if (shift.state === 'cancelled') throw new Refusal('SHIFT_CANCELLED');
  if (at < shift.until) throw new Refusal('SHIFT_RUNNING');
  if (attendsOnly(shift, residentId)) throw new Refusal('HOURS_TOO_MANY', { left: 0 });
}

/**
 * Nobody is at two places at once, from wherever their hours come.
 * @param withMarks also looks at comings whose minutes are not written down yet
 * @throws Refusal HOURS_OVERLAP, which names the other shift
 */
export function requireTime(
  attendance: AttendanceDocument,
  others: readonly AttendanceDocument[],
  withMarks = false,
): void {
  const other = overlapOf(attendance, others, withMarks);
  if (!other) return;
  const { title, from, until } = other;
  throw new Refusal('HOURS_OVERLAP', { title, from, until });
}
