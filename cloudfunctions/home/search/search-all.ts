import * as v from 'valibot';
import { now } from '../../kernel/clock.ts';
import { communityId, line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { SEARCH_PARTS } from './search-parts.ts';
import { findAll } from './search-repository.ts';

/** More words than that are one: what is typed is a few. */
const MOST_WORDS = 4;

/** Looks through what the caller may read. */
export const searchAll = action('home.searchAll', {
  input: v.strictObject({ communityId, words: line(20) }),
  texts: 'unseen',
  access: RESIDENTS,
  budget: 2,
  run: async ({ words }, { actor }) => ({
    groups: await findAll(actor, SEARCH_PARTS, words.split(/\s+/).slice(0, MOST_WORDS), now()),
  }),
});
