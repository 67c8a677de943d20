import { MAPLE, REVIEW } from '../community.ts';
import { commandId } from '../inputs.ts';
import { example } from './example.ts';

export const moderationExamples = [
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
