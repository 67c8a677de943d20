import * as v from 'valibot';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { sumAppeals, sumEntries } from './sums-repository.ts';
import { sumsOf } from './sums-rules.ts';

/** A year of points as sums, for everybody. */
export const showPointSums = action('civility.showPointSums', {
  input: v.strictObject({
    communityId,
    year: v.pipe(v.number(), v.safeInteger(), v.minValue(2000), v.maxValue(2999)),
  }),
  access: RESIDENTS,
  budget: 3,
  run: async ({ communityId, year }) => {
    const [entries, appeals] = await Promise.all([
      sumEntries(communityId, year),
      sumAppeals(communityId, year),
    ]);
    return sumsOf(year, entries, appeals);
  },
});
