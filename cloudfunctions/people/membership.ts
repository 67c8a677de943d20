import type { Membership } from '../../typings/contract/resident.ts';
import { rolesInForce } from '../kernel/action/access.ts';
import { adultStateOf } from './adult/adult-rules.ts';
import type { ResidentDocument } from './collections.ts';

/** A resident's entry as its owner sees it. `today` is YYYY-MM-DD in Shanghai. */
export function membershipOf(
  resident: ResidentDocument,
  communityName: string,
  today: string,
): Membership {
  return {
    communityId: resident.communityId,
    communityName,
    residentId: resident._id,
    name: resident.name,
    households: resident.households.map(({ householdId, label }) => ({ householdId, label })),
    roles: rolesInForce(resident.roles, today),
    adult: adultStateOf(resident),
  };
}
