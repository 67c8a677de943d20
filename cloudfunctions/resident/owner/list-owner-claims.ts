import * as v from 'valibot';
import { covers } from '../../kernel/path-id.ts';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { CONFIRMERS, LIST_ACCESS } from './claim-access.ts';
import { findClaimants } from './claim-repository.ts';
import { claimLines } from './claim-rules.ts';

const A_PAGE = 30;

/** People who wait to be confirmed as owners, at the places of the officer's own offices. */
export const listOwnerClaims = action('resident.listOwnerClaims', {
  input: v.strictObject({ communityId, after: cursor }),
  access: LIST_ACCESS,
  budget: 2,
  run: async ({ communityId, after }, { actor }) => {
    const places = actor.roles
      .filter(({ role }) => CONFIRMERS.includes(role))
      .map(({ placeId }) => placeId);
    const { rows, next } = await findClaimants(communityId, places, after, A_PAGE);
    const isMine = (householdId: string) => places.some((place) => covers(place, householdId));
    return {
      claims: rows.flatMap((row) => claimLines(row, row.units, isMine, actor.resident)),
      next,
    };
  },
});
