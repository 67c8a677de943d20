import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { households, residents } from '../../people/collections.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';
import { requireNotOwn } from '../../people/second-person.ts';
import { householdId } from '../../places/place-schema.ts';
import { moveOut } from './move-out.ts';

/**
 * An officer of the door, and of another household, notes that somebody does not live there any more. In votes that
 * were announced before, that person still votes: one officer alone changes nothing about who does.
 */
export const endMembership = action('resident.endMembership', {
  input: v.strictObject({
    communityId,
    householdId,
    residentId: documentId,
    reason: v.picklist(['moved', 'mistake', 'died']),
    commandId,
  }),
  access: officersOf('input.householdId', OFFICERS, 'within'),
  load: (input) => ({
    household: one(households, input.householdId, 'RESIDENT_NOT_FOUND'),
    person: one(residents, input.residentId, 'RESIDENT_NOT_FOUND'),
  }),
  command: ({ reason, residentId }) => ({
    action: `member.${reason}`,
    target: `resident:${residentId}`,
  }),
  budget: 9, // fourteen for a person without WeChat and without another home, who is forgotten
  run: (_input, context) =>
    moveOut(context, context.person, {
      householdId: context.household._id,
      isWrittenOut: true,
      check: () => {
        requireNotOwn(context.actor, { households: [context.household._id] }, 'HOUSEHOLD_OWN');
      },
      answer: { ended: true } as const,
    }),
});
