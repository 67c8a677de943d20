import type { Role } from '../../../typings/contract/resident.ts';
import type { HeldRole } from '../../kernel/action/access.ts';
import { one } from '../../kernel/action/load.ts';
import { covers } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import type { ActorContext } from '../../people/action.ts';
import { type HandoverDocument, handovers } from '../collections.ts';

/** They see all handovers, begin them, and give what is in the leaver's name. */
export const WATCHERS: readonly Role[] = ['secretary', 'party-branch', 'supervisor'];
/** They witness, and write down that somebody cannot confirm. */
export const WITNESSES: readonly Role[] = ['supervisor', 'street-observer'];
/** They keep the shop: its stock is counted by both. */
export const COUNTERS: readonly Role[] = ['secretary', 'committee-member'];

export const onHandover = { communityId, handoverId: documentId };
export const commandOnHandover = { ...onHandover, commandId };

export const handoverLoad = ({ handoverId }: { handoverId: string }) => ({
  handover: one(handovers, handoverId, 'HANDOVER_NOT_FOUND'),
});

export function holdsOne(
  roles: readonly HeldRole[],
  placeId: string,
  wanted: readonly Role[],
): boolean {
  return roles.some(
    (held) => wanted.some((role) => role === held.role) && covers(held.placeId, placeId),
  );
}

type Actor = ActorContext['actor'];

/** A handover is for its two, and for those who watch or witness there. @throws Refusal HANDOVER_NOT_FOUND */
export function requireSeen({ residentId, roles }: Actor, handover: HandoverDocument): void {
  const isParty = [handover.residentId, handover.successorId].includes(residentId);
  if (isParty || holdsOne(roles, handover.placeId, [...WATCHERS, ...WITNESSES])) return;
  throw new Refusal('HANDOVER_NOT_FOUND');
}

/** Those who give things on: the leaver; and those who watch, once the term is over. */
export function mayGive(
  { residentId, roles }: Actor,
  handover: HandoverDocument,
  today: string,
): boolean {
  if (handover.state === 'done') return false;
  if (residentId === handover.residentId) return true;
  return today > handover.until && holdsOne(roles, handover.placeId, WATCHERS);
}
