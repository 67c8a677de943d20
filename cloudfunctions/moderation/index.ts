import { type ActionTable, defineModule } from '../shared/handler.ts';
import { acceptPictureCheck } from './accept-picture-check.ts';
import { decideLoad, decideReview } from './decide-review.ts';
import { finishReviews } from './finish-reviews.ts';
import { listReviews } from './list-reviews.ts';
import { REVIEW_ACCESS } from './review-access.ts';
import { decideInput, listInput } from './review-schema.ts';

export const actions: ActionTable<'moderation'> = {
  list: { input: listInput, access: REVIEW_ACCESS, budget: 2, run: listReviews },
  decide: {
    input: decideInput,
    access: REVIEW_ACCESS,
    load: decideLoad,
    budget: 6,
    run: decideReview,
  },
};

export const { main } = defineModule('moderation', actions, {
  timers: { upkeep: finishReviews },
  pushes: { wxa_media_check: acceptPictureCheck },
});
