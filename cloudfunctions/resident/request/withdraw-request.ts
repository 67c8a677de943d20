import * as v from 'valibot';
import { accountKeyOf } from '../../kernel/action/actor.ts';
import { change, commandOf, stampOf } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { EVERYONE } from '../../people/officers.ts';
import { joinRequests } from '../collections.ts';
import { findOwnRequest } from './request-repository.ts';
import { closed, ownRequest } from './request-rules.ts';

/** Takes back one's own request. What an officer has decided by then stays as it is. */
export const withdrawRequest = action('resident.withdrawRequest', {
  input: v.strictObject({ communityId, requestId: documentId, commandId }),
  access: EVERYONE,
  budget: 5,
  run: async (input, { openid }) => {
    const found = await findOwnRequest(input.communityId, input.requestId, accountKeyOf(openid));
    if (!found) throw new Refusal('REQUEST_NOT_FOUND');
    const { community, ...request } = found;
    const stamp = stampOf(openid, input.commandId, request.change.actorId, {
      action: 'request.withdraw',
      target: `household:${request.householdId}`,
    });
    const commanded = await commandOf(input.communityId, stamp, [request]);
    return change(commanded, joinRequests, request, {
      missing: 'REQUEST_NOT_FOUND',
      decide: (current) =>
        current.state === 'open'
          ? closed(current, { state: 'withdrawn', reason: null, carried: true }, stamp.at)
          : null,
      answer: (current) => ownRequest(current, community[0]?.name ?? ''),
    });
  },
});
