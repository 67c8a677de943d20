import * as v from 'valibot';
import { rolesInForce } from '../../kernel/action/access.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { OFFICERS, RESIDENTS } from '../../people/officers.ts';
import { findStewards } from './role-repository.ts';

/** Who looks after the caller's own doors, the nearest first. */
export const listStewards = action('role.listStewards', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  budget: 2,
  run: async (input, { actor }) => {
    const ids = actor.resident.households.map(({ householdId }) => householdId);
    const around = [...new Set(ids.flatMap(ancestorsAndSelf))];
    if (around.length === 0) return { stewards: [] };
    const today = dayOf(now());
    const people = await findStewards(input.communityId, around, OFFICERS, today);
    const stewards = people
      .flatMap(({ name, roles }) =>
        rolesInForce(roles, today)
          .filter(({ role, placeId }) => OFFICERS.includes(role) && around.includes(placeId))
          .map(({ role, placeId, placeLabel }) => ({ name, role, placeId, placeLabel })),
      )
      .sort((one, other) => other.placeId.length - one.placeId.length)
      .map(({ name, role, placeLabel }) => ({ name, role, placeLabel }));
    return { stewards };
  },
});
