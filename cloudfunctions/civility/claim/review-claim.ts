import * as v from 'valibot';
import type { ClaimState } from '../../../typings/contract/civility/claim.ts';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { type ClaimDocument, claims } from '../collections.ts';
import { officeAt, REVIEWERS, somebody } from './civility-access.ts';
import { findAlike } from './claim-repository.ts';
import { afterReview, appealEnd, mayReview } from './claim-rules.ts';
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
    const voice = {
      residentId: actor.residentId,
      as: officeAt(actor, claim.placeId, REVIEWERS),
      reason: why,
      at,
      accepts,
    };
    const requireTheirs = (current: ClaimDocument) => {
      if (!mayReview(current, somebody(actor))) throw new Refusal('CLAIM_OWN');
      if (current.reviews.some(({ residentId }) => residentId === actor.residentId)) {
        throw new Refusal('CLAIM_REVIEWED');
      }
      if (current.state !== 'open') throw new Refusal('CLAIM_DECIDED');
    };
    return change({ command }, claims, claim, {
      missing: 'CLAIM_NOT_FOUND',
      prepare: async (current) => {
        requireTheirs(current);
        if (!accepts || apart) return;
        const alike = await findAlike(current);
        if (alike.some(({ _id, state }) => _id !== current._id && state !== 'open')) {
          throw new Refusal('CLAIM_ALIKE');
        }
      },
      decide: (current) => {
        requireTheirs(current);
        return {
          reviews: [...current.reviews, voice],
          apart: current.apart || apart,
          telling: true,
          ...afterReview(current, accepts, at, appealEnd(current, at)),
        };
      },
      follow: postClaim,
      answer: ({ state }) => ({ state: decided(state) }),
    });
  },
});

/** What the reviewers said, whatever has followed since. */
function decided(state: ClaimState): 'open' | 'accepted' | 'refused' {
  return state === 'open' || state === 'refused' ? state : 'accepted';
}
