import { noCode } from '../../cloudfunctions/people/code-rules.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';

type Unstated = Pick<HouseholdDocument, 'owners' | 'birthBand' | 'grid' | 'code'>;

/** A household of which the roster says no more than it must, and which has no code yet. */
export function unstated(householdId: string): Unstated {
  return { owners: [], birthBand: null, grid: null, code: noCode(householdId) };
}
