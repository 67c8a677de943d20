import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change, commandOf, stampOf } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';
import { joinRequests } from '../collections.ts';
import { letIn } from './let-in.ts';
import { closed } from './request-rules.ts';

/**
 * An officer of the door lets somebody in, or not. Of two officers at once the first stands. Letting in
 * is decided by the request; the person's entry follows, by a retry or by upkeep if need be.
 */
export const decideRequest = action('resident.decideRequest', {
  input: v.strictObject({
    communityId,
    requestId: documentId,
    decision: v.picklist(['accept', 'decline']),
    reason: v.optional(v.picklist(['not-known', 'wrong-door', 'come-by'])),
    commandId,
  }),
  access: officersOf('request.householdId', OFFICERS, 'within'),
  load: ({ requestId }) => ({ request: one(joinRequests, requestId, 'REQUEST_NOT_FOUND') }),
  budget: 9,
  run: async ({ decision, reason, ...input }, { openid, actor, request }) => {
    if (request.openid === openid) throw new Refusal('REQUEST_OWN');
    const stamp = stampOf(openid, input.commandId, actor.residentId, {
      action: `request.${decision}`,
      target: `household:${request.householdId}`,
    });
    const outcome =
      decision === 'accept'
        ? ({ state: 'accepted', reason: null, carried: false } as const)
        : ({ state: 'declined', reason: reason ?? 'not-known', carried: true } as const);
    return change(await commandOf(input.communityId, stamp, [request]), joinRequests, request, {
      missing: 'REQUEST_NOT_FOUND',
      decide: (current) => {
        if (current.state !== 'open') throw new Refusal('REQUEST_DECIDED');
        return closed(current, outcome, stamp.at);
      },
      follow: letIn,
      answer: ({ state }) => ({ state }),
    });
  },
});
