import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { addDays, dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { ADOPTERS } from '../claim/civility-access.ts';
import { pointRules } from '../collections.ts';
import { sumByRule } from './rule-repository.ts';

const DAYS = 90;

/**
 * What the draft would have made of the last 90 days: each event at the draft's points. Caps of the draft are
 * left out; they can only lower it.
 */
export const simulateRuleTable = action('civility.simulateRuleTable', {
  input: v.strictObject({ communityId }),
  access: officersOf('input.communityId', ADOPTERS, 'within'),
  load: ({ communityId }) => ({ found: one(pointRules, communityId, 'RULES_MISSING') }),
  budget: 2,
  run: async ({ communityId }, { found }) => {
    const sums = await sumByRule(communityId, addDays(dayOf(now()), -DAYS));
    const drafted = new Map((found.draft?.rules ?? []).map((rule) => [rule.ruleId, rule]));
    return {
      rules: sums.map(({ _id: ruleId, title, events, amount, points }) => ({
        ruleId,
        title,
        events,
        points,
        drafted: (drafted.get(ruleId)?.points ?? 0) * amount,
      })),
    };
  },
});
