import * as v from 'valibot';
import type { GrantedRole } from '../../../typings/contract/role.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { OVERSEERS, officersOf } from '../../people/officers.ts';
import { findHolders, findPosts } from './role-repository.ts';
import { FITS, holdersOf, postsOf } from './role-rules.ts';

/** Volunteers are a community's many; their own pages list them. */
const LISTED = (Object.keys(FITS) as GrantedRole[]).filter((role) => role !== 'volunteer');

/** Who holds what at the caller's places, and which of its buildings and stairs have nobody. */
export const listPosts = action('role.listPosts', {
  input: v.strictObject({ communityId }),
  access: officersOf('input.communityId', OVERSEERS, 'touching'),
  budget: 3, // the actor, the places, the holders: whatever the number of households
  run: async (input, { actor }) => {
    const [places, people] = await Promise.all([
      findPosts(input.communityId),
      findHolders(input.communityId, LISTED),
    ]);
    const scope = actor.roles
      .filter(({ role }) => OVERSEERS.includes(role))
      .map(({ placeId }) => placeId);
    const holders = holdersOf(people, LISTED, scope, dayOf(now()));
    return { posts: postsOf(places, holders, scope), holders };
  },
});
