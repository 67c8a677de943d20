import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId, line, text } from '../../kernel/schema.ts';
import { ownerStateOf } from '../../owners/proof-rules.ts';
import { action } from '../../people/action.ts';
import { households, type OwnerProof, residents } from '../../people/collections.ts';
import { changeResident } from '../../people/resident-repository.ts';
import { householdId } from '../../places/place-schema.ts';
import { DECIDE_ACCESS } from './claim-access.ts';
import { confirmedAs, isOwnHome, ownersOfUnit, proofOf, withProof } from './claim-rules.ts';

/**
 * An officer of the door has seen that this person is that owner, or is not. Whoever was confirmed can be declined
 * later; it ends by itself once another owns the unit. Never about oneself or one's own home.
 */
export const decideOwnerClaim = action('resident.decideOwnerClaim', {
  input: v.strictObject({
    communityId,
    householdId,
    residentId: documentId,
    decision: v.picklist(['confirm', 'decline']),
    as: v.optional(line(60)),
    basis: v.optional(text(100)),
    commandId,
  }),
  access: DECIDE_ACCESS,
  load: (input) => ({
    household: one(households, input.householdId, 'RESIDENT_NOT_FOUND'),
    person: one(residents, input.residentId, 'RESIDENT_NOT_FOUND'),
  }),
  command: ({ decision, residentId, householdId }) => ({
    action: `owning.${decision}`,
    target: `resident:${residentId}`,
    variant: householdId,
  }),
  budget: 4,
  run: async ({ householdId, decision, as, basis }, context) => {
    const { actor, household, person } = context;
    const { at } = context.command.stamp;
    const unit = ownersOfUnit(household);
    return changeResident(context, person, {
      decide: (current) => {
        const proof = proofOf(current, householdId);
        if (!proof) throw new Refusal('OWNER_CLAIM_NOT_FOUND');
        if (isOwnHome(actor.resident, current, householdId)) throw new Refusal('OWNER_CLAIM_OWN');
        const decided = { at, decidedBy: actor.residentId };
        if (decision === 'decline') {
          const none = { as: null, number: null, basis: '' };
          return withProof(current, householdId, { state: 'declined', ...decided, ...none });
        }
        const confirmed: OwnerProof = {
          state: 'confirmed',
          ...decided,
          ...confirmedAs(current.name, unit.owners, { as, basis }),
          number: unit.numbers[0] ?? null,
        };
        return withProof(current, householdId, confirmed);
      },
      answer: (current) => ({
        state: ownerStateOf(proofOf(current, householdId), unit) ?? 'none',
      }),
    });
  },
});
