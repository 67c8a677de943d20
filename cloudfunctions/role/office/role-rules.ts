import type { HeldRole, PlaceKind, Role } from '../../../typings/contract/resident.ts';
import type { GrantedRole, Holder, Posts } from '../../../typings/contract/role.ts';
import { rolesInForce } from '../../kernel/action/access.ts';
import { addDays, daysBetween } from '../../kernel/calendar.ts';
import { ancestorsAndSelf, covers } from '../../kernel/path-id.ts';
import { kindOf } from '../../places/place-id.ts';

/** Longest term: five years, as of residents' committees (居民委员会组织法 art. 8). */
export const MOST_TERM_YEARS = 5;
const MOST_TERM_DAYS = 1826;
/** A third party rates for a time that is named: a year at most. */
const RATER_DAYS = 366;
/** How long a proposal waits for the second officer, in days. */
export const PROPOSAL_DAYS = 14;

/** At which kinds of places each office is held. */
export const FITS: Record<GrantedRole, readonly PlaceKind[]> = {
  secretary: ['community'],
  'party-branch': ['community'],
  'street-observer': ['community'],
  'committee-member': ['community'],
  representative: ['community', 'estate', 'building'],
  supervisor: ['community'],
  'outside-party': ['community', 'estate'],
  rater: ['community'],
  'owners-committee': ['community', 'estate'],
  'grid-officer': ['community', 'estate', 'building'],
  'building-steward': ['building'],
  'stair-steward': ['stair'],
  mediator: ['community', 'estate'],
  'team-leader': ['community', 'estate'],
  'elder-adviser': ['community', 'estate'],
  volunteer: ['community', 'estate'],
};

/** Those who may propose, and agree to, what takes two. */
export const DECIDERS: readonly Role[] = ['secretary', 'party-branch'];
/** Offices with a vote of their own, a count, or the watch over either: nobody gives or takes them alone. */
const VOTING: readonly Role[] = [
  'secretary',
  'party-branch',
  'owners-committee',
  'supervisor',
  'committee-member',
  'representative',
];
/**
 * And those with much power over data or people, or who may be the second person where one alone could bend
 * something: granting them takes a second officer.
 */
const SENSITIVE: readonly Role[] = [
  ...VOTING,
  'grid-officer',
  'building-steward',
  'stair-steward',
  'elder-adviser',
  'street-observer',
  'rater',
];

export function isSensitive(kind: 'grant' | 'end', role: Role): boolean {
  return (kind === 'grant' ? SENSITIVE : VOTING).includes(role);
}

export type Term = Pick<HeldRole, 'role' | 'placeId' | 'from' | 'until'>;

export type TermProblem = 'ROLE_PLACE_UNFIT' | 'ROLE_TERM_WRONG' | 'ROLE_HELD';

/**
 * What is wrong with a term that is to be granted; null = nothing. A term ends after it begins, has not
 * ended yet and lasts five years at most; nobody holds the same office at the same place twice at once.
 */
export function termProblem(
  held: readonly HeldRole[],
  { role, placeId, from, until }: Term,
  today: string,
): TermProblem | null {
  const kind = kindOf(placeId);
  if (role === 'household-representative' || !FITS[role].some((one) => one === kind)) {
    return 'ROLE_PLACE_UNFIT';
  }
  const days = until === null ? 0 : daysBetween(from, until);
  const isPast = until !== null && until < today;
  const isFar = Math.abs(daysBetween(today, from)) > MOST_TERM_DAYS;
  if (days < 0 || days > MOST_TERM_DAYS || isPast || isFar) return 'ROLE_TERM_WRONG';
  if (role === 'rater' && (until === null || days > RATER_DAYS)) return 'ROLE_TERM_WRONG';
  const overlaps = held.some(
    (one) =>
      one.role === role &&
      one.placeId === placeId &&
      (one.until === null || one.until >= from) &&
      (until === null || one.from <= until),
  );
  return overlaps ? 'ROLE_HELD' : null;
}

const isSame = (one: HeldRole, { role, placeId, from }: Pick<Term, 'role' | 'placeId' | 'from'>) =>
  one.role === role && one.placeId === placeId && one.from === from;

/** True if exactly this term is among those held, whether it runs or is over. */
export function has(held: readonly HeldRole[], term: Omit<Term, 'until'>): boolean {
  return held.some((one) => isSame(one, term));
}

/** True if this term is in force or still to come. */
export function runs(held: readonly HeldRole[], term: Omit<Term, 'until'>, today: string): boolean {
  return held.some((one) => isSame(one, term) && (one.until === null || one.until >= today));
}

/** What is held once a term has ended: its last day is yesterday; one that never began is gone. */
export function withoutTerm(
  held: readonly HeldRole[],
  term: Omit<Term, 'until'>,
  today: string,
): HeldRole[] {
  const yesterday = addDays(today, -1);
  return held.flatMap((one) => {
    if (!isSame(one, term)) return [one];
    return one.from >= today ? [] : [{ ...one, until: yesterday }];
  });
}

interface Person {
  _id: string;
  name: string;
  roles: readonly HeldRole[];
}

/** Offices in force or to come at these places, by place and then by role. */
export function holdersOf(
  people: readonly Person[],
  listed: readonly GrantedRole[],
  scope: readonly string[],
  today: string,
): Holder[] {
  const found = people.flatMap(({ _id, name, roles }) =>
    roles
      .filter(
        ({ role, placeId, until }) =>
          listed.some((one) => one === role) &&
          (until === null || until >= today) &&
          touches(scope, placeId),
      )
      .map(
        (held): Holder => ({
          residentId: _id,
          name,
          role: held.role as GrantedRole,
          placeId: held.placeId,
          placeLabel: held.placeLabel,
          from: held.from,
          until: held.until,
          state: held.from <= today ? 'in-force' : 'to-come',
        }),
      ),
  );
  const order = Object.keys(FITS);
  return found.sort(
    (one, other) =>
      order.indexOf(one.role) - order.indexOf(other.role) ||
      (one.placeId < other.placeId ? -1 : one.placeId > other.placeId ? 1 : 0),
  );
}

const touches = (scope: readonly string[], placeId: string) =>
  scope.some((own) => covers(own, placeId) || covers(placeId, own));

const MOST_VACANT = 200;

interface Post {
  _id: string;
  kind: PlaceKind;
  label: string;
  /** among its siblings */
  order: number;
}

/** Compares places as the tree has them: estate by estate, building by building. */
function treeOrder(places: readonly Post[]): (one: string, other: string) => number {
  const orders = new Map(places.map(({ _id, order }) => [_id, order]));
  const path = (id: string) => ancestorsAndSelf(id).map((place) => orders.get(place) ?? 0);
  return (one, other) => {
    const [left, right] = [path(one), path(other)];
    const at = left.findIndex((order, index) => order !== right[index]);
    return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
  };
}

/** How many of the buildings and stairs within the scope have their steward. */
export function postsOf(
  places: readonly Post[],
  holders: readonly Holder[],
  scope: readonly string[],
): Posts[] {
  const posts: [Posts['role'], PlaceKind][] = [
    ['building-steward', 'building'],
    ['stair-steward', 'stair'],
  ];
  const inTree = treeOrder(places);
  return posts.map(([role, kind]) => {
    const all = places.filter(
      (place) => place.kind === kind && scope.some((own) => covers(own, place._id)),
    );
    const filled = new Set(
      holders
        .filter((one) => one.role === role && one.state === 'in-force')
        .map(({ placeId }) => placeId),
    );
    const vacant = all
      .filter(({ _id }) => !filled.has(_id))
      .sort((one, other) => inTree(one._id, other._id));
    return {
      role,
      filled: all.length - vacant.length,
      total: all.length,
      vacant: vacant.slice(0, MOST_VACANT).map(({ _id, label }) => ({ placeId: _id, label })),
    };
  });
}

/** Who may decide on this day, without one of them. */
export function decidersBut(
  people: readonly { _id: string; roles: readonly HeldRole[] }[],
  residentId: string,
  today: string,
): string[] {
  return people
    .filter(
      ({ _id, roles }) =>
        _id !== residentId &&
        rolesInForce(roles, today).some(({ role }) => DECIDERS.includes(role)),
    )
    .map(({ _id }) => _id);
}

/** How a community remembers that somebody's term as secretary was ended. */
export const endedTerm = (residentId: string, from: string) => `${residentId} ${from}`;

/** Who is secretary once one of them is not: in force, in a term that was not ended already. */
export function secretariesWithout(
  people: readonly { _id: string; roles: readonly HeldRole[] }[],
  ended: readonly string[],
  residentId: string,
  today: string,
): string[] {
  return people
    .filter(({ _id, roles }) =>
      rolesInForce(roles, today).some(
        ({ role, from }) => role === 'secretary' && !ended.includes(endedTerm(_id, from)),
      ),
    )
    .map(({ _id }) => _id)
    .filter((id) => id !== residentId);
}
