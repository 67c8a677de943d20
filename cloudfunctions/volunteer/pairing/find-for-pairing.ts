import * as v from 'valibot';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { isConfirmedAdult } from '../../people/adult/adult-rules.ts';
import { officersOf } from '../../people/officers.ts';
import { findAtDoors, findHelpers } from './pairing-repository.ts';
import { COORDINATORS, holdsDoor } from './pairing-rules.ts';

/** Whom to pair: an elder at the doors of one's offices, a helper among those who volunteer. */
export const findForPairing = action('volunteer.findForPairing', {
  input: v.strictObject({
    communityId,
    as: v.picklist(['elder', 'helper']),
    search: v.pipe(v.string(), v.trim(), v.regex(/^[\p{L}\p{N} -]{1,20}$/u)),
  }),
  access: officersOf('input.communityId', COORDINATORS, 'touching'),
  budget: 2,
  run: async (input, { actor }) => {
    const places = actor.roles
      .filter(({ role }) => COORDINATORS.includes(role))
      .map(({ placeId }) => placeId);
    const isElder = input.as === 'elder';
    const found = isElder
      ? await findAtDoors(input.communityId, places, input.search)
      : await findHelpers(input.communityId, input.search);
    return {
      people: found.map((person) => ({
        residentId: person._id,
        name: person.name,
        doors: person.households
          .filter(({ householdId }) => isElder && holdsDoor(actor.roles, householdId))
          .map(({ householdId, label }) => ({ householdId, label })),
        adult: isConfirmedAdult(person),
      })),
    };
  },
});
