import * as v from 'valibot';
import { many, one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pictures } from '../../pictures/collections.ts';
import { pictureIds, requirePictures } from '../../pictures/picture-input.ts';
import { reason } from '../claim/claim-schema.ts';
import { scorebooks, scores } from '../collections.ts';
import { appealed, hasReviewed } from '../event/event-rules.ts';
import { bookCommand, bookIdOf } from '../scorebook/book-command.ts';
import { bookOffice } from '../scorebook/book-offices.ts';
import { ofScore } from '../scorebook/score-schema.ts';
import { findCard } from '../scorecard/card-repository.ts';
import { picturePurpose, scoreAppealHindrance } from './score-rules.ts';

/**
 * Whose card it is objects, up to the last second of the appeal days; for somebody without WeChat who agreed on paper
 * an officer who had no part in it writes down what they say. Nothing counts until it has been heard.
 */
export const appealScore = action('civility.appealScore', {
  input: v.strictObject({ ...ofScore, reason, pictures: pictureIds }),
  access: RESIDENTS,
  load: ({ communityId, book, scoreId, pictures: ids = [] }) => ({
    added: many(pictures, ids),
    score: one(scores, scoreId, 'CLAIM_NOT_FOUND'),
    found: one(scorebooks, bookIdOf(communityId, book)),
  }),
  command: ({ communityId, book, scoreId }) =>
    bookCommand('appeal-score', 'score', { communityId, book, id: scoreId }),
  budget: 4,
  run: async (input, { actor, score, found, added, command }) => {
    const { book, reason: why, pictures: ids = [] } = input;
    const { at } = command.stamp;
    const row = await findCard(score.communityId, score.cardId);
    const isOwn = row?.card.residentId === actor.residentId;
    const as = bookOffice(actor, score.book, 'keep', score.placeId);
    const isForThem = row?.card.paper === true && as !== '';
    if (score.book !== book || !(isOwn || isForThem)) throw new Refusal('CLAIM_NOT_FOUND');
    if (!isOwn && row?.person?.openid !== null) throw new Refusal('CARD_BY_PHONE');
    if (found && found.closedAt !== null) throw new Refusal('SCOREBOOK_CLOSED');
    return change({ command }, scores, score, {
      missing: 'CLAIM_NOT_FOUND',
      seen: ['state'],
      decide: (current) => {
        // There is one appeal: who reported or reviewed it does not write it down.
        const { residentId } = actor;
        const hadPart = current.reporter.residentId === residentId || hasReviewed(current, actor);
        if (!isOwn && hadPart) throw new Refusal('CLAIM_OWN');
        const hindrance = scoreAppealHindrance(current, at);
        if (hindrance) throw new Refusal(hindrance);
        requirePictures(added, ids, picturePurpose(book), residentId, at);
        return appealed({ residentId, as: isOwn ? '' : as, reason: why, at }, ids);
      },
      answer: () => ({ raised: true as const }),
    });
  },
});
