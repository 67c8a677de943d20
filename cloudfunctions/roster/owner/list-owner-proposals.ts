import * as v from 'valibot';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { placeId } from '../../places/place-schema.ts';
import { ESTATE_ACCESS } from './owner-access.ts';
import { findProposals } from './owner-repository.ts';
import { proposalLine } from './proposal-rules.ts';

/** What was proposed about owners of an estate: what waits for a second person first. */
export const listOwnerProposals = action('roster.listOwnerProposals', {
  input: v.strictObject({ communityId, estateId: placeId, after: cursor }),
  access: ESTATE_ACCESS,
  budget: 2,
  run: async ({ communityId, estateId, after }, { actor }) => {
    const { rows, next } = await findProposals(communityId, estateId, after);
    const { residentId, resident } = actor;
    const homes = resident.households.map(({ householdId }) => householdId);
    return { proposals: rows.map((row) => proposalLine(row, row, { residentId, homes })), next };
  },
});
