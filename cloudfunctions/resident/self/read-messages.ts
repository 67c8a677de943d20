import * as v from 'valibot';
import { now } from '../../kernel/clock.ts';
import { communityId, documentId } from '../../kernel/schema.ts';
import { noteRead } from '../../messages/message-repository.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { MOST_TOLD } from './own-data-rules.ts';

/** Notes which messages the caller has opened, so that they are new on no other phone of theirs. */
export const readMessages = action('resident.readMessages', {
  input: v.strictObject({
    communityId,
    messageIds: v.pipe(v.array(documentId), v.minLength(1), v.maxLength(MOST_TOLD)),
  }),
  access: RESIDENTS,
  budget: 2,
  run: async ({ communityId, messageIds }, { actor }) => {
    await noteRead(communityId, actor.residentId, messageIds, now());
    return { read: true as const };
  },
});
