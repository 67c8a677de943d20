import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pictureGroups, picturesToDecide } from '../../pictures/picture-lines.ts';
import { findPictures } from '../../pictures/picture-repository.ts';
import { scores } from '../collections.ts';
import { somebody } from '../event/civility-access.ts';
import { decidersNow, hadPartIn, mayReview } from '../event/event-rules.ts';
import { concernOf, deciderOf } from '../score/score-rules.ts';
import { bookOffice, isOfBook } from '../scorebook/book-offices.ts';
import { findCard } from '../scorecard/card-repository.ts';

/**
 * The pictures of a score and of its appeal: for whose card it is, and of the officers of the book for those who had a
 * part in it or have to decide now. Of a member's, the branch gets those to look at that the check doubts. For everybody
 * else there is no such score.
 */
export const showScorePictures = action('civility.showScorePictures', {
  input: v.strictObject({ communityId, scoreId: documentId }),
  access: RESIDENTS,
  load: ({ scoreId }) => ({ score: one(scores, scoreId, 'CLAIM_NOT_FOUND') }),
  budget: 5,
  run: async ({ communityId }, { actor, score }) => {
    const { book, placeId } = score;
    const { residentId } = actor;
    const row = await findCard(communityId, score.cardId);
    if (!row || row.card.state === 'left') throw new Refusal('CLAIM_NOT_FOUND');
    const now = decidersNow(score);
    const work = now === 'reviewers' ? 'review' : 'hear';
    const decides = now !== null && bookOffice(actor, book, work, placeId) !== '';
    const isOfficers = isOfBook(actor, book, placeId) && (decides || hadPartIn(score, residentId));
    if (row.card.residentId !== residentId && !isOfficers) throw new Refusal('CLAIM_NOT_FOUND');
    const groups = [
      { of: 'score', ids: score.state === 'withdrawn' ? [] : (score.pictures ?? []) },
      { of: 'appeal', ids: score.appeal?.pictures ?? [] },
    ];
    const found = await findPictures(
      communityId,
      groups.flatMap(({ ids }) => ids),
    );
    const who = deciderOf(concernOf([row.card], [row.person]), somebody(actor));
    const looks = book === 'members' && isOfficers && mayReview(score, who);
    return {
      groups: await pictureGroups(found, groups, residentId),
      toDecide: looks ? await picturesToDecide(found, residentId) : [],
    };
  },
});
