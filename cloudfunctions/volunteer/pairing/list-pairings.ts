import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pairingLine } from './pairing-line.ts';
import { findPrincipals, readOwnPairings, readPairingsAt } from './pairing-repository.ts';
import { COORDINATORS, partsOf } from './pairing-rules.ts';

/** One's own pairings, those of one's home and of elders whom one may act for; or all at the doors of one's offices. */
export const listPairings = action('volunteer.listPairings', {
  input: v.strictObject({ communityId, which: v.picklist(['mine', 'all']), after: cursor }),
  access: RESIDENTS,
  budget: 3,
  run: async (input, { actor }) => {
    const { residentId, resident, roles } = actor;
    const at = now();
    const homes = resident.households.map(({ householdId }) => householdId);
    const principals = await findPrincipals(input.communityId, residentId, dayOf(at));
    const places = roles
      .filter(({ role }) => COORDINATORS.includes(role))
      .map(({ placeId }) => placeId);
    if (input.which === 'all' && places.length === 0) throw new Refusal('PAIRING_NOT_YOURS');
    const { rows, next } =
      input.which === 'all'
        ? await readPairingsAt(input.communityId, places, input.after)
        : await readOwnPairings(input.communityId, residentId, { homes, principals }, input.after);
    return {
      pairings: rows.map((row) => {
        const actsForElder = principals.includes(row.elderId);
        const parts = partsOf(row, { residentId, homes, roles, actsForElder });
        return pairingLine(row, row.people, parts, at);
      }),
      next,
    };
  },
});
