import { MAPLE, REVIEW } from '../community.ts';
import { commandId } from '../inputs.ts';
import { PICTURE } from '../picture-documents.ts';
import { ofPictures, upload } from '../pictures.ts';
import { example } from './example.ts';

export const moderationExamples = [
  example('moderation', 'beginPicture', {
    as: 'resident',
    writes: true,
    input: (n) => ofPictures({ commandId: commandId(n) }),
  }),
  example('moderation', 'takePicture', {
    as: 'resident',
    writes: true,
    input: async (n, linli) => {
      await linli.verdict('picture', 'fail'); // no answer comes at a time of its own
      const fileId = await upload(linli, 'resident', n);
      return ofPictures({ fileId, purpose: 'claim', commandId: commandId(n) });
    },
  }),
  example('moderation', 'showOwnPictures', {
    as: 'resident',
    input: () => ofPictures({ pictureIds: [PICTURE.matter, PICTURE.report] }),
  }),
  example('moderation', 'listReviews', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('moderation', 'decideReview', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => ({
      communityId: MAPLE,
      reviewId: REVIEW.held,
      decision: 'release',
      commandId: commandId(n),
    }),
  }),
];
