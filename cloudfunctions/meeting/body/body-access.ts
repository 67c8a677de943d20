import type { Role } from '../../../typings/contract/resident.ts';
import { type HeldRole, holds } from '../../kernel/action/access.ts';
import { covers } from '../../kernel/path-id.ts';
import { OVERSEERS } from '../../people/officers.ts';

/** Who agrees to what the secretary has drawn up; never whoever wrote in it. */
export const CONFIRMERS: readonly Role[] = [
  'secretary',
  'committee-member',
  'party-branch',
  'supervisor',
];

/** Who writes down that a body has met, and looks for a time for it. */
export const CONVENERS: readonly Role[] = [
  'secretary',
  'committee-member',
  'party-branch',
  'building-steward',
  'stair-steward',
  'grid-officer',
  'owners-committee',
];

/** Whether somebody holds one of these offices at a place, or around it. */
export function hasOffice(
  roles: readonly HeldRole[],
  placeId: string,
  offices: readonly Role[],
): boolean {
  return holds(
    roles.filter((held) => covers(held.placeId, placeId)),
    offices,
  );
}

/** Offices that know who has a seat; the others see for whom each seat is. */
export function knowsNames(roles: readonly HeldRole[], placeId: string): boolean {
  const offices = [...OVERSEERS, ...CONFIRMERS, ...CONVENERS];
  return roles.some(
    ({ role, placeId: held }) =>
      offices.includes(role as Role) && (covers(held, placeId) || covers(placeId, held)),
  );
}
