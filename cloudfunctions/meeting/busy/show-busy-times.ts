import * as v from 'valibot';
import { own } from '../../kernel/action/load.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { busyTimes } from '../collections.ts';
import { NOT_BUSY } from './busy-rules.ts';

export const showBusyTimes = action('meeting.showBusyTimes', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  load: (input) => ({ found: own(busyTimes, input.communityId) }),
  budget: 1,
  run: async (_, { found }) => found?.busy ?? NOT_BUSY,
});
