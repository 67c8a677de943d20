import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change, commandOf, stampOf } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';
import { findResident } from '../../people/resident-repository.ts';
import { requireNotOwn, requireSecondPerson } from '../../people/second-person.ts';
import { joinRequests } from '../collections.ts';
import { MOST_HOMES } from '../household/membership-rules.ts';
import { letIn } from './let-in.ts';
import { closed } from './request-rules.ts';

/**
 * An officer of the door lets somebody in, or not. Of two officers at once the first stands. Letting in
 * is decided by the request; the person's entry follows, by a retry or by upkeep if need be. Somebody who has
 * several homes already is let in by two officers.
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
  budget: 10,
  run: async ({ decision, reason, ...input }, { openid, actor, request }) => {
    if (request.openid === openid) throw new Refusal('REQUEST_OWN');
    requireNotOwn(actor, { households: [request.householdId] }, 'REQUEST_OWN');
    const accepts = decision === 'accept';
    const stamp = stampOf(openid, input.commandId, actor.residentId, {
      action: `request.${decision}`,
      target: `household:${request.householdId}`,
    });
    const outcome = accepts
      ? ({ state: 'accepted', reason: null, carried: false } as const)
      : ({ state: 'declined', reason: reason ?? 'not-known', carried: true } as const);
    return change(await commandOf(input.communityId, stamp, [request]), joinRequests, request, {
      missing: 'REQUEST_NOT_FOUND',
      prepare: async ({ communityId, accountKey }) => {
        if (!accepts) return false;
        const person = await findResident(communityId, accountKey);
        return (person?.households.length ?? 0) >= MOST_HOMES;
      },
      decide: (current, takesTwo) => {
        if (current.state !== 'open') throw new Refusal('REQUEST_DECIDED');
        const { agreedBy } = current;
        if (takesTwo && !agreedBy) {
          return { agreedBy: { residentId: actor.residentId, name: actor.resident.name } };
        }
        if (takesTwo) requireSecondPerson(actor, [agreedBy?.residentId], 'REQUEST_OWN');
        return closed(current, outcome, stamp.at);
      },
      follow: letIn,
      answer: ({ state }) => ({ state }),
    });
  },
});
