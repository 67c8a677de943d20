import * as v from 'valibot';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { CONFIRMERS } from '../hours/hour-access.ts';
import { findExports } from './export-repository.ts';

/** Lists that the caller has asked for; for those who agree to them, all of them. */
export const listExports = action('volunteer.listExports', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  budget: 2,
  run: async (input, { actor }) => {
    const decides = actor.roles.some(
      ({ role, placeId }) => placeId === input.communityId && CONFIRMERS.includes(role),
    );
    const found = await findExports(input.communityId, decides ? undefined : actor.residentId);
    return {
      decides,
      exports: found.map(({ people, ...one }) => {
        const nameOf = (id: string | null) => people.find(({ _id }) => _id === id)?.name ?? '';
        const { _id, what, from, until, title, state, fetchUntil, order } = one;
        return {
          exportId: _id,
          what,
          from,
          until,
          title,
          state,
          fetchUntil,
          byName: nameOf(one.askedBy),
          decidedName: nameOf(one.decidedBy),
          at: order,
          own: one.askedBy === actor.residentId,
        };
      }),
    };
  },
});
