import { defineModule } from '../people/action.ts';
import { pictureUpkeep } from '../pictures/picture-upkeep.ts';
import { beginPicture } from './picture/begin-picture.ts';
import { showOwnPictures } from './picture/show-own-pictures.ts';
import { takePicture } from './picture/take-picture.ts';
import { acceptPictureCheck } from './queue/accept-picture-check.ts';
import { decideReview } from './queue/decide-review.ts';
import { listReviews } from './queue/list-reviews.ts';
import { reviewUpkeep } from './queue/review-upkeep.ts';

export const { main, actions, aliases, upkeep } = defineModule('moderation', {
  actions: [beginPicture, takePicture, showOwnPictures, listReviews, decideReview],
  aliases: {
    list: 'listReviews',
    decide: 'decideReview',
  },
  upkeep: [...pictureUpkeep, ...reviewUpkeep],
  pushes: { wxa_media_check: acceptPictureCheck },
});
