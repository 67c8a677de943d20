import type { Actor } from '../../kernel/action/actor.ts';
import type { ResidentDocument } from '../../people/collections.ts';

/** Who asks at a door, and where they live themselves. */
export function officerOf({ residentId, resident }: Actor<ResidentDocument>) {
  return { residentId, homes: resident.households.map(({ householdId }) => householdId) };
}
