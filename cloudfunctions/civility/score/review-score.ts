import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { reason } from '../claim/claim-schema.ts';
import { scorebooks, scores } from '../collections.ts';
import { REVIEWERS } from '../event/civility-access.ts';
import { requireAlone, requireReviewer, reviewed } from '../event/event-decisions.ts';
import { reviewOutcome } from '../event/event-rules.ts';
import { bookCommand, bookIdOf } from '../scorebook/book-command.ts';
import { ofScore } from '../scorebook/score-schema.ts';
import { postScore } from './post-score.ts';
import { deciding } from './score-access.ts';
import { scoreEvents } from './score-repository.ts';

/**
 * Somebody who neither brought it forward nor is concerned says whether it is right. Some rules take two. Of two
 * reports of the same event one stands: accepting another means saying that it is another.
 */
export const reviewScore = action('civility.reviewScore', {
  input: v.strictObject({
    ...ofScore,
    accepts: v.boolean(),
    reason,
    apart: v.optional(v.boolean()),
  }),
  access: officersOf('score.placeId', REVIEWERS, 'within'),
  load: ({ communityId, book, scoreId }) => ({
    score: one(scores, scoreId, 'CLAIM_NOT_FOUND'),
    found: one(scorebooks, bookIdOf(communityId, book)),
  }),
  command: ({ communityId, book, scoreId }) =>
    bookCommand('review-score', 'score', { communityId, book, id: scoreId }),
  budget: 10,
  run: async (input, { actor, score, found, command }) => {
    const { book, accepts, reason: why, apart = false } = input;
    const { as, who } = await deciding(actor, book, 'review', score, found);
    const { at } = command.stamp;
    const voice = { residentId: actor.residentId, as, reason: why, at, accepts };
    return change({ command }, scores, score, {
      missing: 'CLAIM_NOT_FOUND',
      seen: ['state'],
      prepare: async (current) => {
        requireReviewer(current, who);
        if (!accepts || apart) return;
        requireAlone(current, await scoreEvents.findAlike(current), 'SCORE_ALIKE');
      },
      decide: (current) => reviewed(current, who, voice, apart),
      follow: (current) => postScore(current, found),
      answer: (current) => ({ state: reviewOutcome(current) }),
    });
  },
});
