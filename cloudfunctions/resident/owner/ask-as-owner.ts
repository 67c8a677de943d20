import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { isKnown, ownerStateOf } from '../../owners/proof-rules.ts';
import { action } from '../../people/action.ts';
import { households } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { changeResident } from '../../people/resident-repository.ts';
import { householdId } from '../../places/place-schema.ts';
import { livesIn } from '../household/membership-rules.ts';
import { ownersOfUnit, proofOf, withProof } from './claim-rules.ts';

/** Somebody says that they own the unit they live in. It opens nothing before an officer of the door confirms it. */
export const askAsOwner = action('resident.askAsOwner', {
  input: v.strictObject({ communityId, householdId, commandId }),
  access: RESIDENTS,
  load: (input) => ({ household: one(households, input.householdId, 'HOUSEHOLD_NOT_FOUND') }),
  command: ({ householdId }) => ({ action: 'owning.ask', target: `household:${householdId}` }),
  budget: 4,
  run: async ({ householdId }, context) => {
    const { actor, household } = context;
    const unit = ownersOfUnit(household);
    const { at } = context.command.stamp;
    if (!livesIn(actor.resident, householdId)) throw new Refusal('HOUSEHOLD_NOT_FOUND');
    return changeResident(context, actor.resident, {
      decide: (current) => {
        if (!livesIn(current, householdId)) throw new Refusal('HOUSEHOLD_NOT_FOUND');
        if (!isKnown(unit.owners)) throw new Refusal('OWNER_UNKNOWN');
        const state = ownerStateOf(proofOf(current, householdId), unit);
        if (state === 'asked' || state === 'confirmed') return null;
        const asked = { as: null, number: null, decidedBy: null, basis: '' };
        return withProof(current, householdId, { state: 'asked', at, ...asked });
      },
      answer: (current) => ({
        state: ownerStateOf(proofOf(current, householdId), unit) ?? 'none',
      }),
    });
  },
});
