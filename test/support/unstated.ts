import { noCode } from '../../cloudfunctions/people/code-rules.ts';
import type { Adult, HouseholdDocument } from '../../cloudfunctions/people/collections.ts';

type Unstated = Pick<HouseholdDocument, 'owners' | 'birthBand' | 'grid' | 'code'>;

/** A household of which the roster says no more than it must, and which has no code yet. */
export function unstated(householdId: string): Unstated {
  return { owners: [], birthBand: null, grid: null, code: noCode(householdId) };
}

/** Somebody who has said that they are 18, as an officer has confirmed. */
export function confirmedAdult(id: string, at: number): Adult {
  return { state: 'confirmed', statedAt: at, statedBy: id, decidedAt: at, decidedBy: 'seed' };
}
