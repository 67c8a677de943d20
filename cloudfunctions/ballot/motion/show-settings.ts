import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { votingSettings } from '../collections.ts';
import { settingsOf } from './motion-rules.ts';

export const showSettings = action('ballot.showSettings', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  load: (input) => ({ settings: one(votingSettings, input.communityId) }),
  budget: 1,
  run: async (_input, { settings }) => ({
    ...settingsOf(settings),
    seen: settings?.change.id ?? null,
  }),
});
