import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { scorebooks } from '../collections.ts';
import { somebody } from '../event/civility-access.ts';
import { findPendingDeductions } from '../score/score-repository.ts';
import { concernOf, deciderOf } from '../score/score-rules.ts';
import { bookCommand, bookIdOf } from './book-command.ts';
import { KEEPERS, requireOffice } from './book-offices.ts';
import { inBook } from './score-schema.ts';

/**
 * A book keeps its entries and takes no new ones. One officer does it, since nothing is lost by it: what counts by
 * then stays, what waits ends without effect, and adopting rules opens the book again. An officer who is about to lose
 * points there themselves, or somebody of whose household is, leaves it to another.
 */
export const closeScorebook = action('civility.closeScorebook', {
  input: v.strictObject({ ...inBook, commandId }),
  access: officersOf('input.communityId', KEEPERS, 'within'),
  load: ({ communityId, book }) => ({ found: one(scorebooks, bookIdOf(communityId, book)) }),
  command: ({ communityId, book }) =>
    bookCommand('close-scorebook', 'scorebook', { communityId, book }),
  budget: 4,
  run: async ({ communityId, book }, { actor, found, command }) => {
    requireOffice(actor, book, 'keep', communityId);
    if (!found || found.tables.length === 0) throw new Refusal('SCOREBOOK_OFF');
    return change({ command }, scorebooks, found, {
      missing: 'SCOREBOOK_OFF',
      prepare: async () => {
        const pending = await findPendingDeductions(communityId, book);
        const who = somebody(actor);
        const isTheirs = pending.some(
          ({ cards, people }) => deciderOf(concernOf(cards, people), who).isConcerned,
        );
        if (isTheirs) throw new Refusal('CLAIM_OWN');
      },
      decide: ({ closedAt }) => {
        if (closedAt !== null) throw new Refusal('SCOREBOOK_CLOSED');
        return { closedAt: command.stamp.at, lapsing: true };
      },
      answer: () => ({ closed: true as const }),
    });
  },
});
