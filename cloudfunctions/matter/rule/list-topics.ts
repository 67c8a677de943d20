import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { matterRules } from '../collections.ts';
import { rulesOf } from './topic-rules.ts';

/** Which kinds of matters there are, who has them, and within how many days they are answered. */
export const listTopics = action('matter.listTopics', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  load: ({ communityId }) => ({ stored: one(matterRules, communityId) }),
  budget: 1,
  run: async (_, { stored }) => ({ rules: rulesOf(stored), seen: stored?.change.id ?? '' }),
});
