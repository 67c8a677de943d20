import type { IdKind } from '../../../typings/contract/volunteer/insurance.ts';
import { addDays, dayOf, endOfDay, HOUR, isDay } from '../../kernel/calendar.ts';
import type { InsuredNumberDocument, ShiftDocument } from '../collections.ts';

/** Days after a shift for which numbers are kept. */
const KEPT_DAYS = 30;
const LOOKED = 6 * HOUR;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** A number as it is kept: no blanks, capitals; undefined if it cannot be one of its kind (GB 11643). */
export function tidyIdNumber(kind: IdKind, text: string): string | undefined {
  const plain = text.replace(/[\s-]/g, '').toUpperCase();
  if (kind !== 'resident-id') return /^[A-Z0-9]{6,18}$/.test(plain) ? plain : undefined;
  const [, year, month, day] = /^\d{6}(\d{4})(\d\d)(\d\d)\d{3}[\dX]$/.exec(plain) ?? [];
  if (!isDay(`${year}-${month}-${day}`)) return undefined;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(plain[at]), 0);
  return CHECKS[sum % 11] === plain[17] ? plain : undefined;
}

/** The last day on which numbers of a shift are kept. */
export function keptUntil({ until }: Pick<ShiftDocument, 'until'>): string {
  return addDays(dayOf(until), KEPT_DAYS);
}

/** Whether somebody is on a shift, so that their number is asked for and kept. */
export function isInsured(
  { state, seats }: Pick<ShiftDocument, 'state' | 'seats'>,
  residentId: string,
): boolean {
  return state === 'open' && seats[residentId]?.state === 'in';
}

/**
 * When a number is looked at next; null: it is erased now. Whoever is off the shift, whose shift is cancelled or insured no more, or
 * who took it back, has none kept.
 */
export function nextLook(
  { residentId, numberCipher }: Pick<InsuredNumberDocument, 'residentId' | 'numberCipher'>,
  shift: Pick<ShiftDocument, 'state' | 'seats' | 'until' | 'insured'> | undefined,
  at: number,
): number | null {
  if (!shift?.insured || numberCipher === null || !isInsured(shift, residentId)) return null;
  const end = endOfDay(keptUntil(shift));
  return at >= end ? null : Math.min(end, at + LOOKED);
}
