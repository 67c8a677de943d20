import type { RoleActions } from '../../../typings/contract/role.ts';
import { recordAudit, stampOf, sweepAudit } from '../../kernel/audit.ts';
import { dayOf, now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ProposalDocument } from '../collections.ts';
import { endOffice, giveOffice, secretariesBut } from './change-roles.ts';
import {
  closeProposal,
  findProposals,
  findUncarried,
  getPerson,
  markCarried,
  proposals,
} from './role-repository.ts';
import { PROPOSAL_DAYS, termProblem } from './role-rules.ts';

type Input = RoleActions['decideProposal']['input'];

export function decideLoad({ proposalId }: Input) {
  return { proposal: { from: 'proposals', ids: proposalId } };
}

/** What waits for a second officer. */
export async function listProposals(
  { communityId }: RoleActions['listProposals']['input'],
  { actor }: ActorContext,
): Promise<RoleActions['listProposals']['data']> {
  const rows = await findProposals(communityId, now());
  return {
    proposals: rows.map((row) => ({
      proposalId: row._id,
      kind: row.kind,
      name: row.person[0]?.name ?? '',
      role: row.role,
      placeLabel: row.placeLabel,
      from: row.from,
      until: row.until,
      proposedByName: row.proposer[0]?.name ?? '',
      expiresAt: row.expiresAt,
      own: row.proposedBy === actor.residentId,
    })),
  };
}

/**
 * A second officer agrees or not; of two at once the first stands. The proposal is the truth, the
 * person's entry follows, by a retry or the timer if need be.
 */
export async function decideProposal(
  { communityId, proposalId, decision, commandId }: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<RoleActions['decideProposal']['data']> {
  let proposal = loaded.proposal?.[0] as ProposalDocument | undefined;
  if (!proposal) throw new Refusal('PROPOSAL_NOT_FOUND');
  const accepts = decision === 'accept';
  const target = `resident:${proposal.residentId}`;
  const action = accepts
    ? proposal.kind === 'grant'
      ? 'role.agree'
      : 'role.agree-end'
    : 'role.decline';
  const change = stampOf(openid, commandId, actor.residentId, action, target);
  if (proposal.change.id !== change.id) {
    if (proposal.proposedBy === actor.residentId) throw new Refusal('PROPOSAL_OWN');
    if (proposal.state !== 'open') throw new Refusal('PROPOSAL_DECIDED');
    if (proposal.expiresAt <= now()) throw new Refusal('PROPOSAL_LAPSED', { days: PROPOSAL_DAYS });
    if (accepts) await check(proposal);
    const outcome = accepts
      ? ({ state: 'accepted', carried: false } as const)
      : ({ state: 'declined', carried: true } as const);
    const closed = await closeProposal(proposal, outcome, change);
    proposal =
      closed === 1
        ? { ...proposal, ...outcome, change }
        : ((await proposals.get(communityId, proposalId)) ?? proposal);
    if (proposal.change.id !== change.id) throw new Refusal('PROPOSAL_DECIDED');
  }
  const refusal = proposal.carried ? undefined : await carry(proposal);
  await recordAudit(communityId, proposal.change);
  if (refusal) throw refusal;
  return { state: proposal.state === 'accepted' ? 'accepted' : 'declined' };
}

/** What can be seen to be impossible is refused before it is agreed to. */
async function check(proposal: ProposalDocument): Promise<void> {
  const { communityId, residentId, kind } = proposal;
  const person = await getPerson(communityId, residentId);
  if (!person || person.openid === null) throw new Refusal('RESIDENT_NOT_FOUND');
  const today = dayOf(now());
  if (kind === 'grant') {
    const problem = termProblem(person.roles, proposal, today);
    if (problem)
      throw new Refusal(problem, problem === 'ROLE_TERM_WRONG' ? { years: 5 } : undefined);
    return;
  }
  await secretariesBut(communityId, residentId, today);
}

/**
 * Doing it again changes nothing. What has become impossible since (the person left, the office is held
 * or ended, nobody else would be secretary) is not done, and the proposal is over.
 * @returns why it was not done
 */
async function carry(proposal: ProposalDocument): Promise<Refusal | undefined> {
  const { communityId, residentId, kind, change } = proposal;
  const person = await getPerson(communityId, residentId);
  const today = dayOf(change.at);
  try {
    if (kind === 'grant') await giveOffice(person, proposal, today, change);
    else await endOffice(person, proposal, today, change);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'SERVICE_BUSY') throw error;
    await markCarried(proposal, 'declined');
    return error;
  }
  await markCarried(proposal, 'accepted');
  return undefined;
}

/**
 * For the timer: what a cut left of agreed proposals, and missing entries of the audit trail. One proposal
 * that cannot be carried out now holds up no other; the run fails at its end.
 */
export async function keepRoles(): Promise<void> {
  let problem: unknown;
  for (const proposal of await findUncarried()) {
    try {
      await carry(proposal);
    } catch (error) {
      problem ??= error;
    }
  }
  await sweepAudit(proposals);
  if (problem) throw problem;
}
