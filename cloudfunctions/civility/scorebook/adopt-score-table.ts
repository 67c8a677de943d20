import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { addDays, dayOf } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, day, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { scorebooks } from '../collections.ts';
import { LATEST_DAYS, withTable } from '../rule/table-rules.ts';
import { endClosed } from '../score/post-score.ts';
import { bookCommand, bookIdOf } from './book-command.ts';
import { KEEPERS, requireOffice } from './book-offices.ts';
import { inBook } from './score-schema.ts';
import { firstDayOf, NOTICE_DAYS, opensOnAfter, scoreFindings } from './score-table-rules.ts';

/**
 * Rules of a book hold from a day to come, once somebody who did not write them has adopted them. Where they take
 * points away, whoever has a card is told two weeks before, and may leave. A closed book is open again from
 * that day: the rules that held before it was closed do not come back.
 */
export const adoptScoreTable = action('civility.adoptScoreTable', {
  input: v.strictObject({ ...inBook, from: day, seen: documentId, commandId }),
  access: officersOf('input.communityId', KEEPERS, 'within'),
  load: ({ communityId, book }) => ({ found: one(scorebooks, bookIdOf(communityId, book)) }),
  command: ({ communityId, book }) =>
    bookCommand('adopt-score-table', 'scorebook', { communityId, book }),
  budget: 5,
  run: async ({ communityId, book, from, seen }, { actor, found, command }) => {
    requireOffice(actor, book, 'keep', communityId);
    if (!found) throw new Refusal('RULES_MISSING');
    const today = dayOf(command.stamp.at);
    return change({ command }, scorebooks, found, {
      missing: 'RULES_MISSING',
      // What ends with the closing has ended before the book is open again.
      prepare: (current) => endClosed(current),
      decide: ({ draft, tables, closedAt, opensOn, change: latest }) => {
        if (!draft || draft.rules.length === 0) throw new Refusal('RULES_MISSING');
        if (latest.id !== seen) throw new Refusal('RULES_CHANGED');
        if (draft.editors.includes(actor.residentId)) throw new Refusal('RULES_OWN');
        if (from <= today || from > addDays(today, LATEST_DAYS)) {
          throw new Refusal('RULES_DAY_UNFIT');
        }
        if (from < firstDayOf(draft, today)) {
          throw new Refusal('SCORE_TABLE_TOO_SOON', { days: NOTICE_DAYS });
        }
        const [finding] = scoreFindings(draft, book);
        if (finding) throw new Refusal('RULES_UNFIT', { problem: finding.problem });
        const { dimensions, rules, stars } = draft;
        const version = (tables.at(-1)?.version ?? 0) + 1;
        const adoptedBy = actor.resident.name;
        const table = { version, from, dimensions, rules, stars, adoptedBy };
        return {
          tables: withTable(tables, table),
          draft: null,
          closedAt: null,
          opensOn: opensOnAfter({ closedAt, opensOn }, from),
          telling: '',
        };
      },
      answer: ({ tables }) => {
        const table = tables.at(-1);
        return { version: table?.version ?? 0, from: table?.from ?? from };
      },
    });
  },
});
