import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { ownerProposals } from '../collections.ts';
import { PROPOSAL_ACCESS } from './owner-access.ts';
import { changeProposal } from './owner-repository.ts';
import { unitsOf } from './proposal-rules.ts';

/** A second person agrees to what was proposed about owners, or does not; never about their own home. */
export const decideOwners = action('roster.decideOwners', {
  input: v.strictObject({
    communityId,
    proposalId: documentId,
    decision: v.picklist(['agree', 'decline']),
    commandId,
  }),
  access: PROPOSAL_ACCESS,
  load: ({ proposalId }) => ({
    proposal: one(ownerProposals, proposalId, 'OWNERS_PROPOSAL_NOT_FOUND'),
  }),
  command: ({ decision, proposalId }) => ({
    action: `owner.${decision}`,
    target: `owner:${proposalId}`,
  }),
  budget: 3,
  run: async ({ decision }, context) => {
    const { actor, proposal } = context;
    const { at } = context.command.stamp;
    const homes = actor.resident.households.map(({ householdId }) => householdId);
    return changeProposal(context, proposal, {
      decide: (current) => {
        if (current.proposedBy === actor.residentId) throw new Refusal('OWNERS_PROPOSAL_OWN');
        if (unitsOf(current).some((id) => homes.includes(id))) {
          throw new Refusal('OWNERS_OWN_HOME');
        }
        if (current.state !== 'open') throw new Refusal('OWNERS_PROPOSAL_DECIDED');
        const state = decision === 'agree' ? ('agreed' as const) : ('declined' as const);
        return { state, decidedBy: actor.residentId, decidedAt: at, rank: 0, at };
      },
      answer: ({ state }) => ({ state }),
    });
  },
});
