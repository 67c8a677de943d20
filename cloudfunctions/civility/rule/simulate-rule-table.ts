import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { addDays, dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { pointRules } from '../collections.ts';
import { ADOPTERS } from '../event/civility-access.ts';
import { OPENING } from '../opening/opening-rules.ts';
import { sumTried } from './rule-repository.ts';

const DAYS = 90;

/**
 * What the draft would have made of the last 90 days, had it held from their first: each event at its points, within
 * its caps. What was posted is as the rules of its day and their caps left it.
 */
export const simulateRuleTable = action('civility.simulateRuleTable', {
  input: v.strictObject({ communityId }),
  access: officersOf('input.communityId', ADOPTERS, 'within'),
  load: ({ communityId }) => ({ found: one(pointRules, communityId, 'RULES_MISSING') }),
  budget: 2,
  run: async ({ communityId }, { found }) => {
    const rules = found.draft?.rules ?? [];
    const pointsOf = new Map(rules.map(({ ruleId, points }) => [ruleId, points]));
    const sums = await sumTried(
      communityId,
      addDays(dayOf(now()), -DAYS),
      rules.map(({ ruleId, points, caps }) => ({ ruleId, each: Math.abs(points), caps })),
      OPENING,
    );
    return {
      rules: sums.map(({ _id: ruleId, title, events, posted, tried }) => ({
        ruleId,
        title,
        events,
        points: posted,
        drafted: (pointsOf.get(ruleId) ?? 0) < 0 ? 0 - tried : tried,
      })),
    };
  },
});
