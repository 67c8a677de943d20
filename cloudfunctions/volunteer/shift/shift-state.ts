import { Refusal } from '../../kernel/refusal.ts';
import type { ShiftDocument } from '../collections.ts';

/** @throws Refusal SHIFT_CANCELLED, SHIFT_BEGUN */
export function requireOpen({ state, from }: ShiftDocument, at: number): void {
  if (state === 'cancelled') throw new Refusal('SHIFT_CANCELLED');
  if (at >= from) throw new Refusal('SHIFT_BEGUN');
}
