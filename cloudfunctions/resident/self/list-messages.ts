import * as v from 'valibot';
import { communityId } from '../../kernel/schema.ts';
import { findMessagesTo } from '../../messages/message-repository.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { toldOf } from './own-data-rules.ts';

/** What the caller was told, whether or not WeChat passed it on. */
export const listMessages = action('resident.listMessages', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  budget: 2,
  run: async (input, { actor }) => ({
    messages: toldOf(await findMessagesTo(input.communityId, actor.residentId)),
  }),
});
