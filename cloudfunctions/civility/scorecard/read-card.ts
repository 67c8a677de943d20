import type { ScorebookKind, ScoreYear } from '../../../typings/contract/civility/scorecard.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import {
  type CardDocument,
  type DigestDocument,
  type LedgerDocument,
  type ScorebookDocument,
  scorebooks,
  scorecards,
} from '../collections.ts';
import { findLatestMade } from '../digest/digest-repository.ts';
import type { Acting } from '../event/civility-access.ts';
import { pointsOf } from '../ledger/account-rules.ts';
import { findLatestEntries } from '../ledger/ledger-repository.ts';
import { tableOn } from '../rule/table-rules.ts';
import { bookIdOf } from '../scorebook/book-command.ts';
import { bookOffice } from '../scorebook/book-offices.ts';
import { starDay, yearOf } from '../scorebook/score-table-rules.ts';
import { sumYears } from './card-repository.ts';

/** A scorecard as it is printed or taken along. */
export interface PrintedCard {
  /** the member's name, or the shop's */
  label: string;
  book: ScorebookKind;
  merchant: CardDocument['merchant'];
  /** what the four dimensions are called */
  dimensions: readonly string[];
  /** this year and the last */
  years: ScoreYear[];
  /** the oldest first; the latest thousand of them */
  entries: (Pick<
    LedgerDocument,
    'seq' | 'kind' | 'balance' | 'rule' | 'title' | 'as' | 'reason' | 'day' | 'at' | 'hash'
  > & { points: number; dimension: number })[];
  /** of the latest day that has one */
  digest: Pick<DigestDocument, 'day' | 'hash'> | undefined;
}

/** A card and the rules of its book, as the one request of an action loads them. */
export const cardLoads = (communityId: string, book: ScorebookKind, cardId: string) => ({
  found: one(scorecards, cardId),
  rules: one(scorebooks, bookIdOf(communityId, book)),
});

/**
 * One's own card; of somebody without WeChat who agreed on paper an officer who keeps the book prints it for them. Three
 * requests.
 * @throws Refusal CARD_NOT_FOUND for whoever else it is
 */
export async function readCard(
  { communityId, book }: { communityId: string; book: ScorebookKind },
  {
    actor,
    found: card,
    rules,
  }: { actor: Acting; found: CardDocument | undefined; rules: ScorebookDocument | undefined },
): Promise<PrintedCard> {
  const isTheirs =
    card?.residentId === actor.residentId ||
    (card?.paper === true && bookOffice(actor, card.book, 'keep', card.placeId) !== '');
  if (!card || !isTheirs || card.book !== book || card.state !== 'agreed') {
    throw new Refusal('CARD_NOT_FOUND');
  }
  const today = dayOf(now());
  const year = Number(today.slice(0, 4));
  const years = [year, year - 1];
  const [latest, sums, digest] = await Promise.all([
    findLatestEntries(communityId, card._id, 'scores'),
    sumYears(communityId, [card._id], years),
    findLatestMade(communityId),
  ]);
  const tables = rules?.tables ?? [];
  const starsOn = (one: number) => tableOn(tables, starDay(one, today))?.stars ?? null;
  return {
    label: card.merchant?.name ?? card.name,
    book,
    merchant: card.merchant,
    dimensions: (tableOn(tables, today) ?? tables[0])?.dimensions ?? [],
    years: years.map((one) => yearOf(sums, one, starsOn(one))),
    entries: latest.reverse().map((entry) => ({ dimension: 1, ...entry, points: pointsOf(entry) })),
    digest,
  };
}
