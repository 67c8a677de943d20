import type { Role } from '../../../typings/contract/resident.ts';
import { type HeldRole, holds } from '../../kernel/action/access.ts';
import type { Actor } from '../../kernel/action/actor.ts';
import { covers } from '../../kernel/path-id.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import type { Somebody } from './event-rules.ts';

/** Who writes the rules, and who may adopt what somebody else has written. */
export const WRITERS: readonly Role[] = ['secretary', 'committee-member'];
export const ADOPTERS: readonly Role[] = ['secretary', 'committee-member', 'party-branch'];
/** Who brings events forward at their doors. */
export const REPORTERS: readonly Role[] = [
  'secretary',
  'committee-member',
  'building-steward',
  'stair-steward',
  'grid-officer',
];
/** Who looks at what was brought forward at their doors. */
export const REVIEWERS: readonly Role[] = [...REPORTERS, 'party-branch'];
/** Who hears appeals. */
export const HEARERS: readonly Role[] = [
  'secretary',
  'committee-member',
  'party-branch',
  'supervisor',
];

/** Who keeps the shop. */
export const SHOPKEEPERS: readonly Role[] = ['secretary', 'committee-member'];

export type Acting = Pick<Actor<ResidentDocument>, 'residentId' | 'resident' | 'roles'>;

/** The office of these in which somebody acts at a place, or ''. */
export function officeAt(
  { roles }: Pick<Acting, 'roles'>,
  placeId: string,
  offices: readonly Role[],
): string {
  const held = roles.filter(({ placeId: at }: HeldRole) => covers(at, placeId));
  return offices.find((office) => holds(held, [office])) ?? '';
}

export function somebody({ residentId, resident }: Acting): Somebody {
  return { residentId, homes: resident.households.map(({ householdId }) => householdId) };
}
