import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { pointRules } from '../collections.ts';
import { SHOPKEEPERS } from '../event/civility-access.ts';
import { editOf } from '../rule/edit-rules.ts';
import { shopHours } from './goods-schema.ts';

/** When the shop is open. Everybody reads it; nothing else follows from it. */
export const setShopHours = action('civility.setShopHours', {
  input: v.strictObject({ communityId, ...shopHours, commandId }),
  access: officersOf('input.communityId', SHOPKEEPERS, 'within'),
  load: ({ communityId }) => ({ found: one(pointRules, communityId, 'RULES_MISSING') }),
  command: ({ communityId }) => ({
    action: 'civility.set-shop-hours',
    target: `rules:${communityId}`,
  }),
  budget: 3,
  run: ({ weekly, note }, { found, command }) =>
    change({ command }, pointRules, found, {
      missing: 'RULES_MISSING',
      decide: (latest) => ({ shop: { weekly, note }, edited: editOf(latest) }),
      answer: () => ({ weekly, note }),
    }),
});
