import type { GrantedRole, RoleActions } from '../../../typings/contract/role.ts';
import { rolesInForce } from '../../kernel/access.ts';
import { dayOf, now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import { OFFICERS, OVERSEERS } from '../../people/officers.ts';
import {
  findHolders,
  findPeople,
  findPosts,
  findStewards,
  type PersonRow,
} from './role-repository.ts';
import { FITS, holdersOf, postsOf } from './role-rules.ts';

/** Volunteers are a community's many; their own pages list them. */
const LISTED = (Object.keys(FITS) as GrantedRole[]).filter((role) => role !== 'volunteer');

const lineOf = ({ _id, name, households }: PersonRow) => ({
  residentId: _id,
  name,
  label: households[0]?.label ?? '',
});

/** Whom to give an office: by name or house number. */
export async function listPeople(
  { communityId, search }: RoleActions['listPeople']['input'],
  _context: ActorContext,
): Promise<RoleActions['listPeople']['data']> {
  return { people: (await findPeople(communityId, search)).map(lineOf) };
}

/** Who holds what at the caller's places, and which of its buildings and stairs have nobody. */
export async function listPosts(
  { communityId }: RoleActions['listPosts']['input'],
  { actor }: ActorContext,
): Promise<RoleActions['listPosts']['data']> {
  const [places, people] = await Promise.all([
    findPosts(communityId),
    findHolders(communityId, LISTED),
  ]);
  const scope = actor.roles
    .filter(({ role }) => OVERSEERS.includes(role))
    .map(({ placeId }) => placeId);
  const holders = holdersOf(people, LISTED, scope, dayOf(now()));
  return { posts: postsOf(places, holders, scope), holders };
}

/** Who looks after the caller's own doors, the nearest first. */
export async function listStewards(
  { communityId }: RoleActions['listStewards']['input'],
  { actor }: ActorContext,
): Promise<RoleActions['listStewards']['data']> {
  const around = [
    ...new Set(
      actor.resident.households.flatMap(({ householdId }) => ancestorsAndSelf(householdId)),
    ),
  ];
  if (around.length === 0) return { stewards: [] };
  const people = await findStewards(communityId, around, OFFICERS);
  const today = dayOf(now());
  return {
    stewards: people
      .flatMap(({ name, roles }) =>
        rolesInForce(roles, today)
          .filter(({ role, placeId }) => OFFICERS.includes(role) && around.includes(placeId))
          .map(({ role, placeId, placeLabel }) => ({ name, role, placeId, placeLabel })),
      )
      .sort((one, other) => other.placeId.length - one.placeId.length)
      .map(({ name, role, placeLabel }) => ({ name, role, placeLabel })),
  };
}
