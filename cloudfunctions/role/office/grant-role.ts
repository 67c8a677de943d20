import type { RoleActions } from '../../../typings/contract/role.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { DAY, dayOf, now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import type { PlaceDocument } from '../../places/collections.ts';
import type { ProposalDocument } from '../collections.ts';
import { endOffice, giveOffice, secretariesBut } from './change-roles.ts';
import { findHolders, proposals } from './role-repository.ts';
import {
  DECIDERS,
  decidersBut,
  isSensitive,
  PROPOSAL_DAYS,
  runs,
  termProblem,
} from './role-rules.ts';

type GrantInput = RoleActions['grantRole']['input'];
type EndInput = RoleActions['endRole']['input'];

/** A command for another office is another, also if the phone sends it under the id of one before. */
function commandOf(input: EndInput & { until?: string | null }): string {
  const { commandId, residentId, role, placeId, from, until } = input;
  return [commandId, residentId, role, placeId, from, until].join(' ');
}

const idOf = (openid: string, input: EndInput) =>
  idFromCommand(openid, `${commandOf(input)} proposal`);

export function officeLoad(input: EndInput, openid: string) {
  const { residentId, placeId } = input;
  return {
    person: { from: 'residents', ids: residentId },
    place: { from: 'places', ids: placeId },
    proposal: { from: 'proposals', ids: idOf(openid, input) },
  };
}

/**
 * Gives somebody an office; one with much power is proposed first, and a second officer agrees. Where
 * there is no second yet, one alone appoints those who could be, and nobody else.
 */
export async function grantRole(
  input: GrantInput,
  context: ActorContext,
): Promise<RoleActions['grantRole']['data']> {
  const { actor, loaded } = context;
  const { communityId, role, placeId, from, until } = input;
  const person = loaded.person?.[0] as ResidentDocument | undefined;
  const place = loaded.place?.[0] as PlaceDocument | undefined;
  if (await repeatedProposal(context)) return { state: 'proposed' };
  if (!person || person.openid === null) throw new Refusal('RESIDENT_NOT_FOUND');
  if (!place) throw new Refusal('PLACE_NOT_FOUND');
  const today = dayOf(now());
  const office = { role, placeId, placeLabel: place.label, from, until };
  const target = `resident:${person._id}`;
  const takesTwo = isSensitive('grant', role);
  const alone =
    takesTwo && DECIDERS.includes(role) && (await decidersOf(communityId, actor.residentId)) === 0;
  const action = alone ? 'role.grant-alone' : takesTwo ? 'role.propose' : 'role.grant';
  const change = stampOf(context.openid, commandOf(input), actor.residentId, action, target);
  if (takesTwo && !alone) {
    const problem = termProblem(person.roles, office, today);
    if (problem)
      throw new Refusal(problem, problem === 'ROLE_TERM_WRONG' ? { years: 5 } : undefined);
    const id = idOf(context.openid, input);
    await propose(context, id, { ...office, kind: 'grant', residentId: person._id }, change);
    return { state: 'proposed' };
  }
  await giveOffice(person, office, today, change);
  return { state: 'granted' };
}

/** Ends an office at once; that of a secretary is proposed first, and a second officer agrees. */
export async function endRole(
  input: EndInput,
  context: ActorContext,
): Promise<RoleActions['endRole']['data']> {
  const { openid, actor, loaded } = context;
  const { communityId, role, placeId, from } = input;
  const person = loaded.person?.[0] as ResidentDocument | undefined;
  if (await repeatedProposal(context)) return { state: 'proposed' };
  if (!person) throw new Refusal('RESIDENT_NOT_FOUND');
  const today = dayOf(now());
  const term = { role, placeId, from };
  const target = `resident:${person._id}`;
  if (isSensitive('end', role)) {
    const held = person.roles.find((one) => one.role === role && one.from === from);
    if (!held || !runs(person.roles, term, today)) throw new Refusal('ROLE_NOT_HELD');
    await secretariesBut(communityId, person._id, today);
    const change = stampOf(openid, commandOf(input), actor.residentId, 'role.propose-end', target);
    const { placeLabel, until } = held;
    const office = { ...term, placeLabel, until, kind: 'end' as const, residentId: person._id };
    await propose(context, idOf(openid, input), office, change);
    return { state: 'proposed' };
  }
  const change = stampOf(openid, commandOf(input), actor.residentId, 'role.end', target);
  await endOffice(person, term, today, change);
  return { state: 'ended' };
}

async function decidersOf(communityId: string, exceptId: string): Promise<number> {
  const holders = await findHolders(communityId, DECIDERS);
  return decidersBut(holders, exceptId, dayOf(now())).length;
}

/** What an earlier attempt of this command proposed is proposed. */
async function repeatedProposal({ actor, loaded }: ActorContext): Promise<boolean> {
  const earlier = loaded.proposal?.[0] as ProposalDocument | undefined;
  if (!earlier) return false;
  if (earlier.state === 'open') await recordAudit(actor.communityId, earlier.change);
  return true;
}

async function propose(
  { actor }: ActorContext,
  _id: string,
  office: Pick<
    ProposalDocument,
    'kind' | 'residentId' | 'role' | 'placeId' | 'placeLabel' | 'from' | 'until'
  >,
  change: ProposalDocument['change'],
): Promise<void> {
  await proposals.insert({
    _id,
    communityId: actor.communityId,
    ...office,
    proposedBy: actor.residentId,
    state: 'open',
    expiresAt: change.at + PROPOSAL_DAYS * DAY,
    carried: true,
    change,
  });
  await recordAudit(actor.communityId, change);
}
