import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { reason } from '../claim/claim-schema.ts';
import { scorebooks, scores } from '../collections.ts';
import { HEARERS } from '../event/civility-access.ts';
import { heard } from '../event/event-decisions.ts';
import { bookCommand, bookIdOf } from '../scorebook/book-command.ts';
import { ofScore } from '../scorebook/score-schema.ts';
import { postScore } from './post-score.ts';
import { deciding } from './score-access.ts';

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
    const { as, who } = await deciding(actor, book, 'hear', score, found);
    const heardBy = { residentId: actor.residentId, as, reason: answer, at: command.stamp.at };
    return change({ command }, scores, score, {
      missing: 'CLAIM_NOT_FOUND',
      seen: ['state'],
      decide: (current) => heard(current, who, heardBy, upheld),
      follow: (current) => postScore(current, found),
      answer: ({ appeal }) => ({ upheld: appeal?.upheld ?? upheld }),
    });
  },
});
