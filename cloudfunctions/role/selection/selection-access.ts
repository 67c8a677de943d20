import * as v from 'valibot';
import type { Role } from '../../../typings/contract/resident.ts';
import { type HeldRole, rolesInForce } from '../../kernel/action/access.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { covers } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import type { ActorContext } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { type ProposalDocument, type SelectionDocument, selections } from '../collections.ts';
import { findHolders } from '../office/role-repository.ts';
import { DECIDERS } from '../office/role-rules.ts';
import { getMotion, isSelecting } from './selection-repository.ts';
import { factsOf, mayDecide, type Somebody, type VoteFacts } from './selection-rules.ts';

/** Who may take which step of a selection. */

/** They open it, name its vote, and recommend for the community. */
export const OPENERS: readonly Role[] = ['secretary', 'committee-member'];
export const VETTERS: readonly Role[] = ['party-branch'];
/** The street itself, or whoever notes its paper by its number. */
export const STREET: readonly Role[] = ['street-observer'];
export const APPROVERS: readonly Role[] = [
  ...STREET,
  'secretary',
  'supervisor',
  'committee-member',
];
export const ANSWERERS: readonly Role[] = ['supervisor', ...OPENERS, 'party-branch', ...STREET];
export { DECIDERS as APPOINTERS };

export const officersOfSelection = (roles: readonly Role[]) =>
  officersOf('selection.placeId', roles, 'within');

export const onSelection = { communityId, selectionId: documentId };
export const commandOnSelection = { ...onSelection, commandId };
export const candidateKey = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,12}$/));

export const selectionLoad = ({ selectionId }: { selectionId: string }) => ({
  selection: one(selections, selectionId, 'SELECTION_NOT_FOUND'),
});

/** The caller as the rules know people. */
export function somebody({ residentId, resident }: ActorContext['actor']): Somebody {
  return { residentId, homes: resident.households.map(({ householdId }) => householdId) };
}

export function hasOffice(
  roles: readonly HeldRole[],
  placeId: string,
  wanted: readonly Role[],
): boolean {
  return roles.some(
    (held) => wanted.some((role) => role === held.role) && covers(held.placeId, placeId),
  );
}

/** @throws Refusal SELECTION_OWN unless the caller is somebody else than a candidate and than who decided before */
export function requireOther(selection: SelectionDocument, actor: ActorContext['actor']): void {
  if (!mayDecide(selection, somebody(actor))) throw new Refusal('SELECTION_OWN');
}

/** Whether an appointment waits for the second officer. */
export function waits({ state, expiresAt }: ProposalDocument, at: number): boolean {
  return state === 'open' && expiresAt > at;
}

/** What the named vote says; null if none is named. One request, or none. */
export async function getVote({
  communityId,
  motionId,
}: Pick<SelectionDocument, 'communityId' | 'motionId'>): Promise<VoteFacts | null> {
  if (motionId === null) return null;
  const motion = await getMotion(communityId, motionId);
  return motion ? factsOf(motion) : null;
}

/** All officers who answer objections at a post on a day. One request. */
export async function findAnswerers(
  { communityId, placeId }: Pick<SelectionDocument, 'communityId' | 'placeId'>,
  at: number,
): Promise<Somebody[]> {
  const today = dayOf(at);
  const people = await findHolders(communityId, ANSWERERS);
  return people
    .filter(({ roles }) => hasOffice(rolesInForce(roles, today), placeId, ANSWERERS))
    .map(({ _id, households }) => ({
      residentId: _id,
      homes: households.map(({ householdId }) => householdId),
    }));
}

/**
 * Where neighbours select their steward, nobody else gives the post away: the selection comes to its end first. One
 * request, or none.
 * @throws Refusal POST_SELECTED
 */
export async function requireUnselected(
  communityId: string,
  { role, placeId }: Pick<ProposalDocument, 'role' | 'placeId'>,
): Promise<void> {
  const isSteward = role === 'building-steward' || role === 'stair-steward';
  if (isSteward && (await isSelecting(communityId, placeId))) throw new Refusal('POST_SELECTED');
}
