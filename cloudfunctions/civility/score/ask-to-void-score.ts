import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { reason } from '../claim/claim-schema.ts';
import { scorebooks, scores } from '../collections.ts';
import { HEARERS } from '../event/civility-access.ts';
import { askedToVoid } from '../event/event-decisions.ts';
import { bookCommand, bookIdOf } from '../scorebook/book-command.ts';
import { ofScore } from '../scorebook/score-schema.ts';
import { deciding } from './score-access.ts';

/** An officer whom it does not concern asks for what was posted to be taken back: a second officer decides. */
export const askToVoidScore = action('civility.askToVoidScore', {
  input: v.strictObject({ ...ofScore, reason }),
  access: officersOf('score.placeId', HEARERS, 'within'),
  load: ({ communityId, book, scoreId }) => ({
    score: one(scores, scoreId, 'CLAIM_NOT_FOUND'),
    found: one(scorebooks, bookIdOf(communityId, book)),
  }),
  command: ({ communityId, book, scoreId }) =>
    bookCommand('ask-void-score', 'score', { communityId, book, id: scoreId }),
  budget: 4,
  run: async ({ book, reason: why }, { actor, score, found, command }) => {
    const { as, who } = await deciding(actor, book, 'hear', score, found);
    const voice = { residentId: actor.residentId, as, reason: why, at: command.stamp.at };
    return change({ command }, scores, score, {
      missing: 'CLAIM_NOT_FOUND',
      seen: ['state'],
      decide: (current) => askedToVoid(current, who, voice),
      answer: () => ({ asked: true as const }),
    });
  },
});
