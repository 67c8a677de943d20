import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { markErased } from '../../pictures/picture-repository.ts';
import { scores } from '../collections.ts';
import { withdrawn } from '../event/event-decisions.ts';
import { bookCommand } from '../scorebook/book-command.ts';
import { ofScore } from '../scorebook/score-schema.ts';

/** Whoever brought it forward takes it back while nobody has decided. */
export const withdrawScore = action('civility.withdrawScore', {
  input: v.strictObject(ofScore),
  access: RESIDENTS,
  load: ({ scoreId }) => ({ score: one(scores, scoreId, 'CLAIM_NOT_FOUND') }),
  command: ({ communityId, book, scoreId }) =>
    bookCommand('withdraw-score', 'score', { communityId, book, id: scoreId }),
  budget: 4,
  run: async ({ book }, { actor, score, command }) => {
    if (score.reporter.residentId !== actor.residentId || score.book !== book) {
      throw new Refusal('CLAIM_NOT_FOUND');
    }
    return change({ command }, scores, score, {
      missing: 'CLAIM_NOT_FOUND',
      seen: ['state'],
      decide: (current) => withdrawn(current),
      follow: ({ communityId, pictures = [] }) => markErased(communityId, pictures),
      answer: () => ({ withdrawn: true as const }),
    });
  },
});
