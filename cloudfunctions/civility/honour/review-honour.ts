import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { reason } from '../claim/claim-schema.ts';
import { honours } from '../collections.ts';
import { officeAt, REVIEWERS, somebody } from '../event/civility-access.ts';
import { afterReview, mayReview } from './honour-rules.ts';

/** An officer of the door who neither nominated it nor lives there says whether it is right. */
export const reviewHonour = action('civility.reviewHonour', {
  input: v.strictObject({
    communityId,
    honourId: documentId,
    accepts: v.boolean(),
    reason,
    commandId,
  }),
  access: officersOf('honour.placeId', REVIEWERS, 'within'),
  load: ({ honourId }) => ({ honour: one(honours, honourId, 'HONOUR_NOT_FOUND') }),
  command: ({ honourId }) => ({
    action: 'civility.review-honour',
    target: `honour:${honourId}`,
  }),
  budget: 3,
  run: ({ accepts, reason: why }, { actor, honour, command }) => {
    const { at } = command.stamp;
    const as = officeAt(actor, honour.placeId, REVIEWERS);
    return change({ command }, honours, honour, {
      missing: 'HONOUR_NOT_FOUND',
      decide: (current) => {
        if (!mayReview(current, somebody(actor))) throw new Refusal('HONOUR_OWN');
        const state = afterReview(current.state, accepts);
        if (state === null) throw new Refusal('HONOUR_DECIDED');
        return { state, review: { residentId: actor.residentId, as, reason: why, at, accepts } };
      },
      answer: ({ review }) => ({ accepted: review?.accepts ?? accepts }),
    });
  },
});
