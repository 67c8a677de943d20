import * as v from 'valibot';
import type { ScoreEntryLine } from '../../../typings/contract/civility/scorecard.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId, cursor, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type LedgerDocument, scorebooks, scorecards } from '../collections.ts';
import { pointsOf } from '../ledger/account-rules.ts';
import { readEntries } from '../ledger/ledger-repository.ts';
import { tableOn } from '../rule/table-rules.ts';
import { bookIdOf } from '../scorebook/book-command.ts';
import { starDay, yearOf } from '../scorebook/score-table-rules.ts';
import { requireCard } from './card-access.ts';
import { cardLine } from './card-line.ts';
import { sumYears } from './card-repository.ts';

/** A card as a statement: what this year and the last say by dimension, and every entry, newest first. */
export const showCard = action('civility.showCard', {
  input: v.strictObject({ communityId, cardId: documentId, after: cursor }),
  access: RESIDENTS,
  load: ({ communityId, cardId }) => ({
    found: one(scorecards, cardId),
    members: one(scorebooks, bookIdOf(communityId, 'members')),
    merchants: one(scorebooks, bookIdOf(communityId, 'merchants')),
  }),
  budget: 3,
  run: async ({ communityId, cardId, after }, { actor, found, members, merchants }) => {
    const card = requireCard(actor, found);
    const today = dayOf(now());
    const year = Number(today.slice(0, 4));
    const years = [year, year - 1];
    const [{ rows, next }, sums] = await Promise.all([
      readEntries(communityId, cardId, after, 'scores'),
      sumYears(communityId, [cardId], years),
    ]);
    const tables = (card.book === 'members' ? members : merchants)?.tables ?? [];
    const table = tableOn(tables, today) ?? tables[0];
    return {
      card: cardLine(card, actor.residentId),
      dimensions: table?.dimensions ?? [],
      stars: table?.stars ?? null,
      years: years.map((one) =>
        yearOf(sums, one, tableOn(tables, starDay(one, today))?.stars ?? null),
      ),
      entries: rows.map(entryLine),
      next,
    };
  },
});

function entryLine(entry: LedgerDocument): ScoreEntryLine {
  const { seq, kind, dimension = 1, title, rule, claimId, reverses, as, day, at, hash } = entry;
  return {
    seq,
    kind,
    points: pointsOf(entry),
    dimension,
    title,
    ruleId: rule?.ruleId ?? '',
    version: rule?.version ?? 0,
    scoreId: claimId ?? '',
    reverses: reverses === null ? null : Number(reverses.slice(reverses.lastIndexOf(':') + 1)),
    as,
    day,
    at,
    hash,
  };
}
