import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { change, commandOf, stampOf } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { type ActorContext, action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { getResident } from '../../people/resident-repository.ts';
import { type ProposalDocument, proposals } from '../collections.ts';
import { secretariesBut } from '../office/keep-secretaries.ts';
import { requireTerm } from '../office/office-rules.ts';
import { findHolders } from '../office/role-repository.ts';
import { DECIDERS, decidersBut, PROPOSAL_DAYS } from '../office/role-rules.ts';
import { requireUnselected, somebody } from '../selection/selection-access.ts';
import { getSelection } from '../selection/selection-repository.ts';
import { isConcerned } from '../selection/selection-rules.ts';
import { applyProposal } from './apply-proposal.ts';
import { isStill } from './take-appointment.ts';

/**
 * A second officer agrees or not; of two at once the first stands. The proposal is the truth, the
 * person's entry follows, by a retry or by upkeep if need be.
 */
export const decideProposal = action('role.decideProposal', {
  input: v.strictObject({
    communityId,
    proposalId: documentId,
    decision: v.picklist(['accept', 'decline']),
    commandId,
  }),
  access: officersOf('input.communityId', DECIDERS, 'within'),
  load: ({ proposalId }) => ({ proposal: one(proposals, proposalId, 'PROPOSAL_NOT_FOUND') }),
  budget: 15,
  run: async ({ decision, ...input }, { openid, actor, proposal }) => {
    const accepts = decision === 'accept';
    const agreed = proposal.kind === 'grant' ? 'role.agree' : 'role.agree-end';
    const stamp = stampOf(openid, input.commandId, actor.residentId, {
      action: accepts ? agreed : 'role.decline',
      target: `resident:${proposal.residentId}`,
    });
    const requireOpen = ({ proposedBy, state, expiresAt }: ProposalDocument) => {
      if (proposedBy === actor.residentId) throw new Refusal('PROPOSAL_OWN');
      if (state !== 'open') throw new Refusal('PROPOSAL_DECIDED');
      if (expiresAt <= stamp.at) throw new Refusal('PROPOSAL_LAPSED', { days: PROPOSAL_DAYS });
    };
    return change(await commandOf(input.communityId, stamp, [proposal]), proposals, proposal, {
      missing: 'PROPOSAL_NOT_FOUND',
      prepare: async (current) => {
        requireOpen(current);
        if (accepts) await requireSomebodyElse(current, actor.residentId);
        if (accepts) await requirePossible(current, actor);
      },
      decide: (current) => {
        requireOpen(current);
        const state = accepts ? ('accepted' as const) : ('declined' as const);
        return { state, carried: !accepts };
      },
      follow: async (current) => {
        const refusal = await applyProposal(current);
        if (refusal) throw refusal;
      },
      answer: ({ state }) => ({ state: state === 'accepted' ? state : 'declined' }) as const,
    });
  },
});

/** What can be seen to be impossible is refused before it is agreed to. */
async function requirePossible(
  proposal: ProposalDocument,
  actor: ActorContext['actor'],
): Promise<void> {
  const { communityId, residentId, kind, role, selectionId } = proposal;
  if (selectionId !== undefined) {
    const selection = await getSelection(communityId, selectionId);
    if (!isStill(selection, { ...proposal, selectionId })) throw new Refusal('PROPOSAL_OVERTAKEN');
    if (isConcerned(selection.candidates, somebody(actor))) throw new Refusal('PROPOSAL_OWN');
  }
  if (selectionId === undefined && kind === 'grant') await requireUnselected(communityId, proposal);
  const person = await getResident(communityId, residentId);
  if (!person || person.openid === null) throw new Refusal('RESIDENT_NOT_FOUND');
  const today = dayOf(now());
  if (kind === 'grant') requireTerm(person.roles, proposal, today);
  else if (role === 'secretary') await secretariesBut(communityId, residentId, today);
}

/**
 * Whoever is to get an office does not agree to it, unless nobody else could.
 * @throws Refusal PROPOSAL_OWN
 */
async function requireSomebodyElse(
  { communityId, kind, residentId, proposedBy }: ProposalDocument,
  actorId: string,
): Promise<void> {
  if (kind !== 'grant' || residentId !== actorId) return;
  const holders = await findHolders(communityId, DECIDERS);
  const others = decidersBut(holders, actorId, dayOf(now())).filter((id) => id !== proposedBy);
  if (others.length > 0) throw new Refusal('PROPOSAL_OWN');
}
