import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { findHolders, findPosts } from '../office/role-repository.ts';
import { holdersOf, postsOf } from '../office/role-rules.ts';
import { hasOffice, OPENERS } from './selection-access.ts';
import { selectionLine } from './selection-line.ts';
import { findSelections } from './selection-repository.ts';
import { factsOf } from './selection-rules.ts';

const STEWARDS = ['building-steward', 'stair-steward'] as const;

/** The board of vacancies: which posts have nobody, and how far their selections are. Every resident reads it. */
export const listSelections = action('role.listSelections', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  budget: 4,
  run: async ({ communityId: community }, { actor }) => {
    const at = now();
    const [places, people, found] = await Promise.all([
      findPosts(community),
      findHolders(community, STEWARDS),
      findSelections(community),
    ]);
    const holders = holdersOf(people, STEWARDS, [community], dayOf(at));
    return {
      posts: postsOf(places, holders, [community]),
      selections: found.map(({ motion: [motion], ...selection }) =>
        selectionLine(selection, motion ? factsOf(motion) : null, at),
      ),
      mayOpen: hasOffice(actor.roles, community, OPENERS),
    };
  },
});
