import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { covers } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { households, residents } from '../../people/collections.ts';
import { changeHousehold } from '../../people/household-repository.ts';
import { OFFICERS, RESIDENTS } from '../../people/officers.ts';
import { householdId } from '../../places/place-schema.ts';
import { livesIn } from './membership-rules.ts';
import { noteRepresentative } from './note-representative.ts';

/**
 * Who speaks for a household is chosen by its own people or an officer of the door. The household holds
 * the truth; the entries of the people follow, by a retry or by upkeep if need be.
 */
export const chooseRepresentative = action('resident.chooseRepresentative', {
  input: v.strictObject({
    communityId,
    householdId,
    residentId: documentId,
    previousId: v.nullable(documentId),
    commandId,
  }),
  access: RESIDENTS,
  load: (input) => ({
    household: one(households, input.householdId, 'HOUSEHOLD_NOT_FOUND'),
    person: one(residents, input.residentId),
  }),
  command: (input) => ({
    action: 'household.representative',
    target: `household:${input.householdId}`,
  }),
  budget: 9,
  run: async ({ residentId, previousId }, context) => {
    const { household, person, actor, command } = context;
    const { _id } = household;
    const looksAfter = actor.roles.some(
      ({ role, placeId }) => OFFICERS.includes(role) && covers(placeId, _id),
    );
    if (!looksAfter && !livesIn(actor.resident, _id)) throw new Refusal('HOUSEHOLD_NOT_FOUND');
    if (!person || !livesIn(person, _id)) throw new Refusal('RESIDENT_NOT_FOUND');
    return changeHousehold(context, household, {
      decide: ({ representative }) => {
        const standing = representative?.residentId ?? null;
        if (standing === residentId) return null;
        if (standing !== previousId) throw new Refusal('REPRESENTATIVE_CHANGED');
        const { stamp } = command;
        return { representative: { residentId, since: stamp.at, carried: false, change: stamp } };
      },
      follow: noteRepresentative,
      answer: ({ representative }) => ({
        representativeId: representative?.residentId ?? residentId,
      }),
    });
  },
});
