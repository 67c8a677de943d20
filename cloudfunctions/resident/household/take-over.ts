import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { noCode } from '../../people/code-rules.ts';
import { households } from '../../people/collections.ts';
import { changeHousehold } from '../../people/household-repository.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { householdId } from '../../places/place-schema.ts';
import { moveMembersOut } from './move-members-out.ts';

/**
 * Others move in: the code stops working, and everybody who was there at that moment is out, one after
 * the other, by a retry or by upkeep if need be. Who has come since is left alone.
 */
export const takeOver = action('resident.takeOver', {
  input: v.strictObject({ communityId, householdId, commandId }),
  access: officersOf('input.householdId', SECRETARY, 'within'),
  load: (input) => ({ household: one(households, input.householdId, 'HOUSEHOLD_NOT_FOUND') }),
  command: (input) => ({
    action: 'household.take-over',
    target: `household:${input.householdId}`,
  }),
  budget: 15, // and nine for each further person of the household
  run: (_input, context) => {
    const { household, command } = context;
    return changeHousehold(context, household, {
      decide: ({ _id }) => ({
        code: noCode(_id),
        representative: null,
        takenOver: { change: command.stamp, carried: false },
      }),
      follow: moveMembersOut,
      answer: () => ({ ended: true }) as const,
    });
  },
});
