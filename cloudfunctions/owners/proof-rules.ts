import type { OwnerState } from '../../typings/contract/parts/owner-claim.ts';
import type { OwnerProof } from '../people/collections.ts';
import { isUnsoldText } from './unsold-rules.ts';

/** Who owns a unit, as a register or a frozen roster says it. */
export interface ProvenOwners {
  owners: readonly string[];
  /** keyed hashes of what the register calls them by; none where it does not */
  numbers: readonly string[];
}

/** Whether somebody who was confirmed as an owner is one of these: it ends with the owner, not by a write. */
export function isProven(
  proof: Pick<OwnerProof, 'state' | 'as' | 'number'> | undefined,
  { owners, numbers }: ProvenOwners,
): boolean {
  if (proof?.state !== 'confirmed' || proof.as === null) return false;
  if (!owners.includes(proof.as)) return false;
  return proof.number === null || numbers.length === 0 || numbers.includes(proof.number);
}

/** Where somebody stands; null where the register does not say who owns the unit. */
export function ownerStateOf(proof: OwnerProof | undefined, unit: ProvenOwners): OwnerState | null {
  if (!isKnown(unit.owners)) return null;
  if (proof?.state !== 'confirmed') return proof?.state ?? 'none';
  return isProven(proof, unit) ? 'confirmed' : 'ended';
}

/** Somebody owns it who can be asked: not the developer, not nobody. */
export function isKnown(owners: readonly string[]): boolean {
  return owners.length > 0 && !owners.some(isUnsoldText);
}
