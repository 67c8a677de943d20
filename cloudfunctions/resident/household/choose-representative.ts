import * as v from 'valibot';
import { manyBy, one } from '../../kernel/action/load.ts';
import { covers } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { households, residents } from '../../people/collections.ts';
import { changeHousehold } from '../../people/household-repository.ts';
import { OFFICERS, RESIDENTS } from '../../people/officers.ts';
import { speakerOf } from '../../people/speaker-rules.ts';
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
    people: manyBy(residents, 'households.householdId', input.householdId),
  }),
  command: (input) => ({
    action: 'household.representative',
    target: `household:${input.householdId}`,
  }),
  budget: 9,
  run: async ({ residentId, previousId }, context) => {
    const { household, people, actor, command } = context;
    const { _id } = household;
    const looksAfter = actor.roles.some(
      ({ role, placeId }) => OFFICERS.includes(role) && covers(placeId, _id),
    );
    if (!looksAfter && !livesIn(actor.resident, _id)) throw new Refusal('HOUSEHOLD_NOT_FOUND');
    const home = people
      .find((one) => one._id === residentId)
      ?.households.find((one) => one.householdId === _id);
    if (!home) throw new Refusal('RESIDENT_NOT_FOUND');
    const seen = household.representative;
    return changeHousehold(context, household, {
      decide: ({ representative }) => {
        // Of one who was chosen meanwhile nobody has read whether they live there: they do.
        const isSeen = representative?.change?.id === seen?.change?.id;
        const standing = isSeen
          ? speakerOf({ _id, representative }, people)
          : (representative?.residentId ?? null);
        if (standing === residentId) return null;
        if (standing !== previousId) throw new Refusal('REPRESENTATIVE_CHANGED');
        const { stamp } = command;
        const since = Math.max(stamp.at, home.joinedAt);
        return { representative: { residentId, since, carried: false, change: stamp } };
      },
      follow: noteRepresentative,
      answer: ({ representative }) => ({
        representativeId: representative?.residentId ?? residentId,
      }),
    });
  },
});
