import * as v from 'valibot';
import type { ScoreState } from '../../../typings/contract/civility/scorecard.ts';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { REVIEWERS } from '../claim/civility-access.ts';
import { afterReview, appealEnd } from '../claim/claim-rules.ts';
import { reason } from '../claim/claim-schema.ts';
import { type ScoreDocument, scorebooks, scores } from '../collections.ts';
import { bookCommand, bookIdOf } from '../scorebook/book-command.ts';
import { ofScore } from '../scorebook/score-schema.ts';
import { postScore } from './post-score.ts';
import { deciding } from './score-access.ts';
import { findAlikeScores } from './score-repository.ts';
import { mayReviewScore } from './score-rules.ts';

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
    const { as, who, concern } = await deciding(actor, book, 'review', score, found);
    const { at } = command.stamp;
    const voice = { residentId: actor.residentId, as, reason: why, at, accepts };
    const requireTheirs = (current: ScoreDocument) => {
      if (!mayReviewScore(current, concern, who)) throw new Refusal('CLAIM_OWN');
      if (current.reviews.some(({ residentId }) => residentId === actor.residentId)) {
        throw new Refusal('CLAIM_REVIEWED');
      }
      if (current.state !== 'open') throw new Refusal('CLAIM_DECIDED');
    };
    return change({ command }, scores, score, {
      missing: 'CLAIM_NOT_FOUND',
      seen: ['state'],
      prepare: async (current) => {
        requireTheirs(current);
        if (!accepts || apart) return;
        const alike = await findAlikeScores(current);
        if (alike.some(({ _id, state }) => _id !== current._id && state !== 'open')) {
          throw new Refusal('SCORE_ALIKE');
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
      follow: (current) => postScore(current, found),
      answer: ({ state }) => ({ state: decided(state) }),
    });
  },
});

/** What the reviewers said, whatever has followed since. */
function decided(state: ScoreState): 'open' | 'accepted' | 'refused' {
  return state === 'open' || state === 'refused' ? state : 'accepted';
}
