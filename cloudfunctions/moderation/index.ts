import { defineModule } from '../people/action.ts';
import { acceptPictureCheck } from './queue/accept-picture-check.ts';
import { decideReview } from './queue/decide-review.ts';
import { listReviews } from './queue/list-reviews.ts';
import { reviewUpkeep } from './queue/review-upkeep.ts';

export const { main, actions, aliases, upkeep } = defineModule('moderation', {
  actions: [listReviews, decideReview],
  aliases: {
    list: 'listReviews',
    decide: 'decideReview',
  },
  upkeep: reviewUpkeep,
  pushes: { wxa_media_check: acceptPictureCheck },
});
