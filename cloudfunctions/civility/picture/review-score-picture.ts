import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { pictures } from '../../pictures/collections.ts';
import { decidePicture } from '../../pictures/decide-picture.ts';
import { scorebooks, scores } from '../collections.ts';
import { mayReview } from '../event/event-rules.ts';
import { deciding } from '../score/score-access.ts';
import { bookCommand, bookIdOf } from '../scorebook/book-command.ts';
import { BOOK_OFFICES } from '../scorebook/book-offices.ts';

/**
 * A picture of a member's score that the check doubts: somebody of the branch says whether it can be shown, who neither
 * added it nor brought the score forward, and is not the member nor of their household.
 */
export const reviewScorePicture = action('civility.reviewScorePicture', {
  input: v.strictObject({
    communityId,
    book: v.literal('members'),
    scoreId: documentId,
    pictureId: documentId,
    passes: v.boolean(),
    commandId,
  }),
  access: officersOf('score.placeId', BOOK_OFFICES.members.review, 'within'),
  load: ({ communityId, book, scoreId, pictureId }) => ({
    score: one(scores, scoreId, 'CLAIM_NOT_FOUND'),
    found: one(scorebooks, bookIdOf(communityId, book)),
    picture: one(pictures, pictureId, 'PICTURE_NOT_FOUND'),
  }),
  command: ({ communityId, book, scoreId, pictureId, passes }) =>
    bookCommand('review-picture', 'score', {
      communityId,
      book,
      id: scoreId,
      variant: `${pictureId} ${passes}`,
    }),
  budget: 5,
  run: async ({ book, passes }, { actor, score, found, picture, command }) => {
    const { who } = await deciding(actor, book, 'review', score, found);
    const ids = [...(score.pictures ?? []), ...(score.appeal?.pictures ?? [])];
    if (!ids.includes(picture._id)) throw new Refusal('PICTURE_NOT_FOUND');
    const isTheirs = picture.residentId === actor.residentId || !mayReview(score, who);
    if (isTheirs) throw new Refusal('CLAIM_OWN');
    return decidePicture({ command }, picture, passes);
  },
});
