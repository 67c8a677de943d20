import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { HEARERS } from '../claim/civility-access.ts';
import { reason } from '../claim/claim-schema.ts';
import { scorebooks, scores } from '../collections.ts';
import { bookCommand, bookIdOf } from '../scorebook/book-command.ts';
import { ofScore } from '../scorebook/score-schema.ts';
import { postScore } from './post-score.ts';
import { deciding } from './score-access.ts';
import { isConcernedBy } from './score-rules.ts';

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
    const { as, who, concern } = await deciding(actor, book, 'hear', score, found);
    const { at } = command.stamp;
    const voice = { residentId: actor.residentId, as, reason: why, at };
    return change({ command }, scores, score, {
      missing: 'CLAIM_NOT_FOUND',
      seen: ['state'],
      decide: ({ voiding, state }) => {
        if (!voiding) throw new Refusal('VOID_NOT_ASKED');
        const isTheirs = voiding.residentId === actor.residentId || isConcernedBy(concern, who);
        if (isTheirs) throw new Refusal('CLAIM_OWN');
        if (state !== 'posted') throw new Refusal('CLAIM_DECIDED');
        return agrees
          ? { state: 'void' as const, voiding: null, voidedBy: voice, dueAt: at, telling: true }
          : { voiding: null };
      },
      follow: (current) => postScore(current, found),
      answer: ({ state }) => ({ void: state === 'void' }),
    });
  },
});
