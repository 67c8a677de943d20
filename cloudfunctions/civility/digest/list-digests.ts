import * as v from 'valibot';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { readDigests } from './digest-repository.ts';

/** The digests of the days, for everybody: they say nothing of what they are made from. */
export const listDigests = action('civility.listDigests', {
  input: v.strictObject({ communityId, after: cursor }),
  access: RESIDENTS,
  budget: 2,
  run: async ({ communityId, after }) => {
    const { rows, next } = await readDigests(communityId, after);
    return { digests: rows.map(({ day, hash, at }) => ({ day, hash, at })), next };
  },
});
