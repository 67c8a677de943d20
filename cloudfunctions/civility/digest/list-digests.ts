import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pointRules, scorebooks } from '../collections.ts';
import { bookIdOf } from '../scorebook/book-command.ts';
import { readDigests } from './digest-repository.ts';

/**
 * The digests of the days, for everybody: they say nothing of what they are made from. Where there is a members' book
 * alone, nobody is to learn of it by there being digests: a member has them on what they print.
 */
export const listDigests = action('civility.listDigests', {
  input: v.strictObject({ communityId, after: cursor }),
  access: RESIDENTS,
  load: ({ communityId }) => ({
    rules: one(pointRules, communityId),
    merchants: one(scorebooks, bookIdOf(communityId, 'merchants')),
  }),
  budget: 2,
  run: async ({ communityId, after }, { rules, merchants }) => {
    if (!rules && !merchants) return { digests: [], next: null };
    const { rows, next } = await readDigests(communityId, after);
    return { digests: rows.map(({ day, hash, at }) => ({ day, hash, at })), next };
  },
});
