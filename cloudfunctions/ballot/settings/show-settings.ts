import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { votingSettings } from '../collections.ts';
import { savedSettings } from './settings-rules.ts';

/** What holds, what one officer would change, and what was changed before: for everybody. */
export const showSettings = action('ballot.showSettings', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  load: (input) => ({ saved: one(votingSettings, input.communityId) }),
  budget: 1,
  run: async (_input, { saved, actor }) => savedSettings(saved, actor),
});
