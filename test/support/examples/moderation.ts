import { MAPLE, REVIEW } from '../community.ts';
import { commandId } from '../inputs.ts';
import { example } from './example.ts';

export const moderationExamples = [
  example('moderation', 'list', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('moderation', 'decide', {
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
