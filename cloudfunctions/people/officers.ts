import type { Role } from '../../typings/contract/resident.ts';
import type { AccessRule, OfficersRule } from '../kernel/action/access.ts';

/** Roles that look after places. */
const STEWARDS: readonly Role[] = ['building-steward', 'stair-steward', 'grid-officer'];
export const SECRETARY: readonly Role[] = ['secretary'];
export const OFFICERS: readonly Role[] = ['secretary', ...STEWARDS];
/** Roles that see what is said to any place within their own. */
export const OVERSEERS: readonly Role[] = [...OFFICERS, 'party-branch', 'street-observer'];

export const RESIDENTS = { who: 'residents' } as const satisfies AccessRule;
export const EVERYONE = { who: 'everyone' } as const satisfies AccessRule;

/**
 * A rule for officers of these roles.
 * @param path where the places of the matter stand: `input.placeId`, or `notice.audience`, a field of a
 *   document that the action loads under that name
 * @param author the field with the id of who wrote the matter, and the roles with which that person may too
 */
export function officersOf(
  path: `${string}.${string}`,
  roles: readonly Role[],
  relation: OfficersRule['relation'],
  author?: { path: `${string}.${string}`; roles: readonly Role[] },
): OfficersRule {
  const [holder, field] = parted(path);
  const places = holder === 'input' ? { input: field } : { loaded: holder, field };
  if (!author) return { who: 'officers', roles, places, relation };
  const [loaded, authorField] = parted(author.path);
  return {
    who: 'officers',
    roles,
    places,
    relation,
    author: { loaded, field: authorField, roles: author.roles },
  };
}

function parted(path: string): [holder: string, field: string] {
  const at = path.indexOf('.');
  return [path.slice(0, at), path.slice(at + 1)];
}
