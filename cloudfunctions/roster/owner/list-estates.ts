import * as v from 'valibot';
import { communityId } from '../../kernel/schema.ts';
import { findEstates } from '../../owners/register-repository.ts';
import { action } from '../../people/action.ts';
import { ESTATES_ACCESS } from './owner-access.ts';
import { sumUnits } from './owner-repository.ts';

/** The estates of a community: what their papers state, and what the roster holds. */
export const listEstates = action('roster.listEstates', {
  input: v.strictObject({ communityId }),
  access: ESTATES_ACCESS,
  budget: 3,
  run: async ({ communityId }) => {
    const [estates, sums] = await Promise.all([findEstates(communityId), sumUnits(communityId)]);
    return {
      estates: estates.map(({ _id, name, stated, change }) => ({
        estateId: _id,
        estate: name,
        area: stated?.area ?? null,
        units: stated?.households ?? null,
        developer: stated?.developer ?? null,
        rosterArea: sums.get(_id)?.area ?? 0,
        rosterUnits: sums.get(_id)?.units ?? 0,
        seen: change.id,
      })),
    };
  },
});
