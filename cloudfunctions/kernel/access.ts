import type { HeldRole, Role } from '../../typings/contract/resident.ts';
import { covers } from '../places/place-id.ts';

/**
 * Who may do an action. Data, not code, so that the matrix in the tests and the table in the docs
 * are made from it. What no rule allows is refused.
 *
 * - everyone: any WeChat identity (to join, to see one's own memberships)
 * - residents: whoever has an entry in the community
 * - officers: a role in force, whose place stands in the right relation to the places of the matter:
 *   `within`: the officer's place covers every one of them; `touching`: it covers one or is covered
 *   by one (a building steward and a notice to the whole community). With `author`, whoever wrote the
 *   matter may as well, while an office of those named there stands in the same relation.
 */
export type AccessRule = { who: 'everyone' } | { who: 'residents' } | OfficersRule;

export interface OfficersRule {
  who: 'officers';
  roles: readonly Role[];
  places: PlacesOf;
  relation: 'within' | 'touching';
  /** whose id stands in this field of a loaded document, with one of these roles */
  author?: { loaded: string; field: string; roles: readonly Role[] };
}

/** Where the places of the matter stand: in a field of the input or of a loaded document. */
export type PlacesOf = { input: string } | { loaded: string; field: string };

/** Roles that look after places. */
const STEWARDS: readonly Role[] = ['building-steward', 'stair-steward', 'grid-officer'];
export const SECRETARY: readonly Role[] = ['secretary'];
export const OFFICERS: readonly Role[] = ['secretary', ...STEWARDS];
/** Roles that see what is said to any place within their own. */
export const OVERSEERS: readonly Role[] = [...OFFICERS, 'party-branch', 'street-observer'];

/** The roles that hold on this day, both ends included. */
export function rolesInForce(roles: readonly HeldRole[], today: string): HeldRole[] {
  return roles.filter(({ from, until }) => from <= today && (until === null || today <= until));
}

/**
 * Decides one rule. Pure; `places` are those the rule points at, `roles` those in force.
 * @param isAuthor whether the person wrote the matter, for rules that ask
 */
export function allows(
  rule: AccessRule,
  roles: readonly HeldRole[],
  places: readonly string[],
  isAuthor = false,
): boolean {
  if (rule.who !== 'officers') return true;
  if (places.length === 0) return false;
  const named = isAuthor && rule.author ? [...rule.roles, ...rule.author.roles] : rule.roles;
  return roles.some(({ role, placeId }) => {
    if (!named.includes(role)) return false;
    return rule.relation === 'within'
      ? places.every((place) => covers(placeId, place))
      : places.some((place) => covers(placeId, place) || covers(place, placeId));
  });
}

/** True if one of the roles is among those named. */
export function holds(roles: readonly HeldRole[], named: readonly Role[]): boolean {
  return roles.some(({ role }) => named.includes(role));
}
