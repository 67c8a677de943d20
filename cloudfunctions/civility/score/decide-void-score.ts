import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { reason } from '../claim/claim-schema.ts';
import { scorebooks, scores } from '../collections.ts';
import { HEARERS } from '../event/civility-access.ts';
import { voidDecided } from '../event/event-decisions.ts';
import { bookCommand, bookIdOf } from '../scorebook/book-command.ts';
import { ofScore } from '../scorebook/score-schema.ts';
import { postScore } from './post-score.ts';
import { deciding } from './score-access.ts';

/** A second officer agrees that what was posted is taken back, or not. */
export const decideVoidScore = action('civility.decideVoidScore', {
  input: v.strictObject({ ...ofScore, agrees: v.boolean(), reason }),
  access: officersOf('score.placeId', HEARERS, 'within'),
  load: ({ communityId, book, scoreId }) => ({
    score: one(scores, scoreId, 'CLAIM_NOT_FOUND'),
    found: one(scorebooks, bookIdOf(communityId, book)),
  }),
  command: ({ communityId, book, scoreId }) =>
    bookCommand('void-score', 'score', { communityId, book, id: scoreId }),
  budget: 10,
  run: async ({ book, agrees, reason: why }, { actor, score, found, command }) => {
    const { as, who } = await deciding(actor, book, 'hear', score, found);
    const voice = { residentId: actor.residentId, as, reason: why, at: command.stamp.at };
    return change({ command }, scores, score, {
      missing: 'CLAIM_NOT_FOUND',
      seen: ['state'],
      decide: (current) => voidDecided(current, who, voice, agrees),
      follow: (current) => postScore(current, found),
      answer: ({ state }) => ({ void: state === 'void' }),
    });
  },
});
