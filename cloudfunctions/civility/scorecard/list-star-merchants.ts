import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { scorebooks } from '../collections.ts';
import { tableOn } from '../rule/table-rules.ts';
import { bookIdOf } from '../scorebook/book-command.ts';
import { isOpenOn, LISTED_STARS, starDay, yearOf } from '../scorebook/score-table-rules.ts';
import { findListed, sumYears } from './card-repository.ts';

/**
 * Star merchants of those who agreed to be listed, the most stars first, while the book is open. Nobody reads who has
 * fewer, or how many points.
 */
export const listStarMerchants = action('civility.listStarMerchants', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  load: ({ communityId }) => ({ found: one(scorebooks, bookIdOf(communityId, 'merchants')) }),
  budget: 3,
  run: async ({ communityId }, { found }) => {
    const today = dayOf(now());
    if (!found || !isOpenOn(found, today)) return { merchants: [] };
    const { tables } = found;
    const year = Number(today.slice(0, 4));
    const years = [year, year - 1];
    const cards = await findListed(communityId);
    const sums = await sumYears(
      communityId,
      cards.map(({ _id }) => _id),
      years,
    );
    const merchants = cards.flatMap(({ _id, merchant }) => {
      const own = sums.filter(({ cardId }) => cardId === _id);
      const [best] = years
        .map((one) => yearOf(own, one, tableOn(tables, starDay(one, today))?.stars ?? null))
        .filter(({ stars }) => (stars ?? 0) >= LISTED_STARS)
        .sort((one, other) => (other.stars ?? 0) - (one.stars ?? 0));
      if (!merchant || !best) return [];
      const { name, address } = merchant;
      return [{ name, address, stars: best.stars ?? 0, year: best.year }];
    });
    return { merchants: merchants.sort((one, other) => other.stars - one.stars) };
  },
});
