import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { HEARERS } from '../claim/civility-access.ts';
import { afterAppeal } from '../claim/claim-rules.ts';
import { reason } from '../claim/claim-schema.ts';
import { scorebooks, scores } from '../collections.ts';
import { bookCommand, bookIdOf } from '../scorebook/book-command.ts';
import { ofScore } from '../scorebook/score-schema.ts';
import { postScore } from './post-score.ts';
import { deciding } from './score-access.ts';
import { mayHearScore } from './score-rules.ts';

/** An appeal is heard by somebody who had nothing to do with the score before, nor wrote the appeal down. */
export const hearScore = action('civility.hearScore', {
  input: v.strictObject({ ...ofScore, upheld: v.boolean(), answer: reason }),
  access: officersOf('score.placeId', HEARERS, 'within'),
  load: ({ communityId, book, scoreId }) => ({
    score: one(scores, scoreId, 'CLAIM_NOT_FOUND'),
    found: one(scorebooks, bookIdOf(communityId, book)),
  }),
  command: ({ communityId, book, scoreId }) =>
    bookCommand('hear-score', 'score', { communityId, book, id: scoreId }),
  budget: 9,
  run: async ({ book, upheld, answer }, { actor, score, found, command }) => {
    const { as, who, concern } = await deciding(actor, book, 'hear', score, found);
    const { at } = command.stamp;
    const heardBy = { residentId: actor.residentId, as, reason: answer, at };
    return change({ command }, scores, score, {
      missing: 'CLAIM_NOT_FOUND',
      seen: ['state'],
      decide: (current) => {
        const wroteIt = current.appeal?.residentId === actor.residentId;
        if (wroteIt || !mayHearScore(current, concern, who)) throw new Refusal('CLAIM_OWN');
        if (current.state !== 'appealed' || !current.appeal) throw new Refusal('CLAIM_DECIDED');
        return {
          appeal: { ...current.appeal, upheld, answer, heardBy },
          appealUntil: null,
          telling: true,
          ...afterAppeal(current, upheld, at),
        };
      },
      follow: (current) => postScore(current, found),
      answer: ({ appeal }) => ({ upheld: appeal?.upheld ?? upheld }),
    });
  },
});
