import type { ShiftDocument } from '../collections.ts';

/**
 * Whether a leader may look up a number because somebody has to do with a shift: they signed up or waited themselves,
 * or were signed up from their home. Whom the leader alone wrote down was asked elsewhere, and is told there.
 */
export function hasAsked(
  { seats, listed = [], concerned }: Pick<ShiftDocument, 'seats' | 'listed' | 'concerned'>,
  residentId: string,
  waits: boolean,
): boolean {
  const seat = seats[residentId];
  if (waits || seat?.stamp === null) return true;
  const isOn = seat !== undefined || concerned.includes(residentId);
  return isOn && !listed.includes(residentId);
}
