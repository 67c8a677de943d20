import { type ActionTable, defineModule } from '../kernel/handler.ts';
import { acceptPictureCheck } from './queue/accept-picture-check.ts';
import { decideLoad, decideReview } from './queue/decide-review.ts';
import { finishReviews } from './queue/finish-reviews.ts';
import { listReviews } from './queue/list-reviews.ts';
import { REVIEW_ACCESS } from './queue/review-access.ts';
import { decideInput, listInput } from './queue/review-schema.ts';

export const actions: ActionTable<'moderation'> = {
  listReviews: { input: listInput, access: REVIEW_ACCESS, budget: 2, run: listReviews },
  decideReview: {
    input: decideInput,
    access: REVIEW_ACCESS,
    load: decideLoad,
    budget: 6,
    run: decideReview,
  },
};

/** What phones called these before: kept for two releases. */
const aliases = {
  list: 'listReviews',
  decide: 'decideReview',
} as const;

export const { main } = defineModule('moderation', actions, {
  timers: { upkeep: finishReviews },
  pushes: { wxa_media_check: acceptPictureCheck },
  aliases,
});
