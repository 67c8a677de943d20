import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { ownerProposals } from '../collections.ts';
import { PROPOSAL_ACCESS } from './owner-access.ts';
import { changeProposal } from './owner-repository.ts';

/**
 * What was decided about one doubt is asked again. One person alone may do it: it decides nothing, and stands in
 * the way of every announcement until two have decided anew. Votes that are announced keep their roster.
 */
export const reopenOwners = action('roster.reopenOwners', {
  input: v.strictObject({ communityId, proposalId: documentId, doubtId: documentId, commandId }),
  access: PROPOSAL_ACCESS,
  load: ({ proposalId }) => ({
    proposal: one(ownerProposals, proposalId, 'OWNERS_PROPOSAL_NOT_FOUND'),
  }),
  command: ({ proposalId, doubtId }) => ({
    action: 'owner.reopen',
    target: `owner:${proposalId}`,
    variant: doubtId,
  }),
  budget: 3,
  run: async ({ doubtId }, context) =>
    changeProposal(context, context.proposal, {
      decide: ({ state, lines }) => {
        const line = lines.find((one) => one.doubtId === doubtId);
        if (state !== 'agreed' || !line) throw new Refusal('OWNERS_CHANGED');
        if (line.reopened) return null;
        return {
          lines: lines.map((one) => (one.doubtId === doubtId ? { ...one, reopened: true } : one)),
        };
      },
      answer: () => ({ reopened: true }) as const,
    }),
});
