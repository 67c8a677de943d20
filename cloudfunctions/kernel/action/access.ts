import { covers } from '../path-id.ts';

/** An office that somebody holds at a place for a time. Days are YYYY-MM-DD, both inclusive. */
export interface HeldRole<Role extends string = string> {
  role: Role;
  placeId: string;
  from: string;
  until: string | null;
}

/**
 * Who may do an action. Data, not code, so that the matrix in the tests and the table in the docs
 * are made from it. What no rule allows is refused.
 *
 * - everyone: any WeChat identity (to join, to see one's own memberships)
 * - residents: whoever has an entry in the community
 * - officers: a role in force, whose place stands in the right relation to the places of the matter:
 *   `within`: the officer's place covers every one of them; `over`: it covers one of them (a steward
 *   and an owner of units in two buildings); `touching`: it covers one or is covered by one (a building
 *   steward and a notice to the whole community). With `author`, whoever wrote the matter may as well,
 *   while an office of those named there stands in the same relation.
 */
export type AccessRule = { who: 'everyone' } | { who: 'residents' } | OfficersRule;

export interface OfficersRule {
  who: 'officers';
  roles: readonly string[];
  places: PlacesOf;
  relation: 'within' | 'over' | 'touching';
  /** whose id stands in this field of a loaded document, with one of these roles */
  author?: { loaded: string; field: string; roles: readonly string[] };
}

/** Where the places of the matter stand: in a field of the input or of a loaded document. */
export type PlacesOf = { input: string } | { loaded: string; field: string };

/** The roles that hold on this day, both ends included. */
export function rolesInForce<Held extends HeldRole>(roles: readonly Held[], today: string): Held[] {
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
    if (rule.relation === 'within') return places.every((place) => covers(placeId, place));
    if (rule.relation === 'over') return places.some((place) => covers(placeId, place));
    return places.some((place) => covers(placeId, place) || covers(place, placeId));
  });
}

/** True if one of the roles is among those named. */
export function holds(roles: readonly HeldRole[], named: readonly string[]): boolean {
  return roles.some(({ role }) => named.includes(role));
}
