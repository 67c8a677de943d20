import * as v from 'valibot';
import { rolesInForce } from '../../kernel/action/access.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { OFFICERS, RESIDENTS } from '../../people/officers.ts';
import { openContact } from '../../people/phone/seal-contact.ts';
import { communities } from '../../places/collections.ts';
import { isOfferedFor, reachOf } from '../contact/contact-rules.ts';
import { findStewards } from './role-repository.ts';

/** Who looks after the caller's own doors, the nearest first, the numbers that they offer, and that of whoever is on duty. */
export const listStewards = action('role.listStewards', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  load: (input) => ({ community: one(communities, input.communityId) }),
  budget: 2,
  run: async (input, { actor, community }) => {
    const duty = community?.duty ?? null;
    const ids = actor.resident.households.map(({ householdId }) => householdId);
    const around = [...new Set(ids.flatMap(ancestorsAndSelf))];
    if (around.length === 0) return { stewards: [], duty };
    const at = now();
    const today = dayOf(at);
    const people = await findStewards(input.communityId, around, OFFICERS, today);
    const stewards = people
      .flatMap(({ name, roles, contact }) =>
        rolesInForce(roles, today)
          .filter(({ role, placeId }) => OFFICERS.includes(role) && around.includes(placeId))
          .map((held) => {
            const { role, placeId, placeLabel } = held;
            const isOffered = contact && isOfferedFor(contact, held, roles);
            const reach = isOffered ? reachOf(openContact(contact), at) : null;
            return { name, role, placeId, placeLabel, reach };
          }),
      )
      .sort((one, other) => other.placeId.length - one.placeId.length)
      .map(({ placeId: _placeId, ...steward }) => steward);
    return { stewards, duty };
  },
});
