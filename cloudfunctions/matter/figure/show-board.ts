import * as v from 'valibot';
import type { MatterBoard } from '../../../typings/contract/matter/figure.ts';
import type { MatterState } from '../../../typings/contract/matter/matter.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { matterRules } from '../collections.ts';
import { WHOLE } from '../intake/matter-access.ts';
import { rulesOf, topicOf } from '../rule/topic-rules.ts';
import { findAreas, readFigures } from './figure-repository.ts';
import { dueCounts, mostFirst } from './figure-rules.ts';

const STATES: readonly MatterState[] = ['raised', 'accepted', 'planned', 'doing', 'done'];
const MOST_AREAS = 12;

/** What is open in the whole community, for those who look after it: counts, never names. */
export const showBoard = action('matter.showBoard', {
  input: v.strictObject({ communityId }),
  access: officersOf('input.communityId', WHOLE, 'within'),
  load: ({ communityId }) => ({ stored: one(matterRules, communityId) }),
  budget: 3,
  run: async ({ communityId }, { stored }): Promise<MatterBoard> => {
    const [figures] = await readFigures(communityId, []);
    const { states = [], topics = [], areas = [], dues = [] } = figures?.open ?? {};
    const most = [...areas].sort(mostFirst).slice(0, MOST_AREAS);
    const places =
      most.length === 0
        ? []
        : await findAreas(
            communityId,
            most.map(({ key }) => key),
          );
    const rules = rulesOf(stored);
    const of = (state: MatterState) => states.find(({ key }) => key === state)?.count ?? 0;
    return {
      open: states.reduce((sum, { count }) => sum + count, 0),
      ...dueCounts(dues, dayOf(now())),
      states: STATES.map((state) => ({ state, count: of(state) })),
      topics: topics
        .map(({ key, count }) => ({
          topicId: key,
          title: topicOf(rules, key)?.title ?? '',
          count,
        }))
        .sort(mostFirst),
      areas: most.map(({ key, count }) => ({
        areaId: key,
        label: places.find(({ _id }) => _id === key)?.label ?? '',
        count,
      })),
      countedAt: figures?.at ?? null,
    };
  },
});
