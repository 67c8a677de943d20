import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { scorebooks } from '../collections.ts';
import { countInOffice, findCardsOf } from '../scorecard/card-repository.ts';
import { bookIdOf } from './book-command.ts';
import { BOOK_OFFICES, bookOffice } from './book-offices.ts';
import { SCORE_PRESETS } from './score-presets.ts';
import { inBook } from './score-schema.ts';
import { openTableOn, scoreFindings } from './score-table-rules.ts';

/**
 * What counts on the cards of a book, now and soon; for those who keep it what is being written. That there is a
 * members' book at all is known to the branch, and to those who have a card in it.
 */
export const showScorebook = action('civility.showScorebook', {
  input: v.strictObject(inBook),
  access: RESIDENTS,
  load: ({ communityId, book }) => ({ found: one(scorebooks, bookIdOf(communityId, book)) }),
  budget: 2,
  run: async ({ communityId, book }, { actor, found }) => {
    const today = dayOf(now());
    const mayWrite = bookOffice(actor, book, 'keep', communityId) !== '';
    if (book === 'members' && !mayWrite) {
      const own = await findCardsOf(communityId, actor.residentId);
      if (!own.some((card) => card.book === book)) throw new Refusal('NOT_ALLOWED');
    }
    const isOpen = found !== undefined && found.closedAt === null;
    const tables = found?.tables ?? [];
    const draft = mayWrite ? (found?.draft ?? null) : null;
    return {
      table: isOpen ? (openTableOn(found, today) ?? null) : null,
      coming: isOpen ? (tables.find(({ from }) => from > today) ?? null) : null,
      closedAt: found?.closedAt ?? null,
      seen: found?.change.id ?? '',
      draft: draft && {
        dimensions: draft.dimensions,
        rules: draft.rules,
        stars: draft.stars,
        editedBy: draft.editedBy,
        own: draft.editors.includes(actor.residentId),
        findings: scoreFindings(draft, book),
      },
      preset: mayWrite ? SCORE_PRESETS[book] : null,
      mayWrite,
      deciders:
        book === 'members' && mayWrite
          ? await countInOffice(communityId, BOOK_OFFICES.members.review, today)
          : null,
    };
  },
});
