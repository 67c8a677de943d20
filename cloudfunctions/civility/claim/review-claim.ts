import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { claims } from '../collections.ts';
import { officeAt, REVIEWERS, somebody } from '../event/civility-access.ts';
import { requireAlone, requireReviewer, reviewed } from '../event/event-decisions.ts';
import { reviewOutcome } from '../event/event-rules.ts';
import { claimEvents } from './claim-repository.ts';
import { deciderOf } from './claim-rules.ts';
import { claimChange, reason } from './claim-schema.ts';
import { postClaim } from './post-claim.ts';

/**
 * Somebody who neither brought it forward nor is concerned says whether it is right. Some rules take two. Of
 * two reports of the same event one stands: accepting another means saying that it is another.
 */
export const reviewClaim = action('civility.reviewClaim', {
  input: v.strictObject({
    ...claimChange,
    accepts: v.boolean(),
    reason,
    apart: v.optional(v.boolean()),
  }),
  access: officersOf('claim.placeId', REVIEWERS, 'within'),
  load: ({ claimId }) => ({ claim: one(claims, claimId, 'CLAIM_NOT_FOUND') }),
  command: ({ claimId }) => ({ action: 'civility.review', target: `claim:${claimId}` }),
  budget: 9,
  run: ({ accepts, reason: why, apart = false }, { actor, claim, command }) => {
    const { at } = command.stamp;
    const as = officeAt(actor, claim.placeId, REVIEWERS);
    const voice = { residentId: actor.residentId, as, reason: why, at, accepts };
    const who = deciderOf(claim, somebody(actor));
    return change({ command }, claims, claim, {
      missing: 'CLAIM_NOT_FOUND',
      prepare: async (current) => {
        requireReviewer(current, who);
        if (!accepts || apart) return;
        requireAlone(current, await claimEvents.findAlike(current), 'CLAIM_ALIKE');
      },
      decide: (current) => reviewed(current, who, voice, apart),
      follow: postClaim,
      answer: (current) => ({ state: reviewOutcome(current) }),
    });
  },
});
