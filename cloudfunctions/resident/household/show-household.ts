import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { communityId } from '../../kernel/schema.ts';
import { ownerStateOf } from '../../owners/proof-rules.ts';
import { action } from '../../people/action.ts';
import { households } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { speakerOf } from '../../people/speaker-rules.ts';
import { householdId } from '../../places/place-schema.ts';
import { ownersOfUnit, proofOf } from '../owner/claim-rules.ts';
import { findMembers } from './member-repository.ts';
import { livesIn, membersOf } from './membership-rules.ts';

/** The people of one's own household, and who speaks for it. */
export const showHousehold = action('resident.showHousehold', {
  input: v.strictObject({ communityId, householdId }),
  access: RESIDENTS,
  load: (input) => ({ household: one(households, input.householdId, 'HOUSEHOLD_NOT_FOUND') }),
  budget: 2,
  run: async (input, { actor, household }) => {
    if (!livesIn(actor.resident, household._id)) throw new Refusal('HOUSEHOLD_NOT_FOUND');
    const rows = await findMembers(input.communityId, household._id);
    return {
      label: household.label,
      members: membersOf(household._id, rows),
      representativeId: speakerOf(household, rows),
      owner: ownerStateOf(proofOf(actor.resident, household._id), ownersOfUnit(household)),
    };
  },
});
