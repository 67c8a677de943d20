import * as v from 'valibot';
import type { PromiseView } from '../../../typings/contract/matter/figure.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { matterRules } from '../collections.ts';
import { findLatestDrawn } from '../revisit/draw-repository.ts';
import { rateFigures, visitFigures } from '../revisit/draw-rules.ts';
import { rulesOf, topicOf } from '../rule/topic-rules.ts';
import { readFigures } from './figure-repository.ts';
import { figuresOf, monthsBack } from './figure-rules.ts';
import { months } from './figure-schema.ts';

/** What was promised and what was kept, for all who live there: counts of whole months, no names and no homes. */
export const showPromises = action('matter.showPromises', {
  input: v.strictObject({ communityId, months }),
  access: RESIDENTS,
  load: ({ communityId }) => ({ stored: one(matterRules, communityId) }),
  budget: 3,
  run: async ({ communityId, months }, { stored }): Promise<PromiseView> => {
    const today = dayOf(now());
    const period = monthsBack(today, months);
    const [found, draw] = await Promise.all([
      readFigures(communityId, period),
      findLatestDrawn(communityId),
    ]);
    const rules = rulesOf(stored);
    const counted = found.flatMap(({ month }) => (month ? [month] : []));
    const rows = counted.flatMap(({ topics }) => topics);
    const topicIds = [...new Set(rows.map(({ topicId }) => topicId))];
    const sum = (rating: 'helped' | 'partly' | 'not') =>
      counted.reduce((total, { ratings }) => total + ratings[rating], 0);
    const latest = Math.max(0, ...found.map(({ at }) => at));
    return {
      from: period[0] ?? '',
      until: period.at(-1) ?? '',
      all: figuresOf(rows, today),
      topics: topicIds
        .map((topicId) => ({
          topicId,
          title: topicOf(rules, topicId)?.title ?? '',
          ...figuresOf(
            rows.filter((row) => row.topicId === topicId),
            today,
          ),
        }))
        .sort((one, other) => other.raised - one.raised),
      ratings: { helped: sum('helped'), partly: sum('partly'), not: sum('not') },
      visits: draw
        ? {
            drawId: draw._id,
            from: draw.from,
            until: draw.until,
            figures: visitFigures(draw),
            rates: rateFigures(draw),
          }
        : null,
      countedAt: latest === 0 ? null : latest,
    };
  },
});
