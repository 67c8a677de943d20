import { type Page, readPage } from '../../kernel/database/page.ts';
import {
  allOf,
  atOrWithin,
  command,
  expression,
  readerOf,
  tableOf,
} from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { inOffice } from '../../people/resident-repository.ts';
import {
  type CardDocument,
  type ScorebookDocument,
  scorebooks,
  scorecards,
  scoreEntries,
} from '../collections.ts';
import type { YearSum } from './scorecard-documents.ts';

const cards = tableOf(scorecards);
const books = tableOf(scorebooks);

/** Those who bear this office at a community today, as a number. One request. */
export function countInOffice(
  communityId: string,
  offices: readonly string[],
  today: string,
): Promise<number> {
  return readerOf(residents).count(
    allOf(communityId, command.or(inOffice([communityId], offices, today))),
  );
}

/** Somebody's own cards, the latest first. One request. */
export function findCardsOf(communityId: string, residentId: string): Promise<CardDocument[]> {
  return cards.find(
    { communityId, residentId, state: command.neq('left') },
    { order: [['order', 'desc']], limit: 50 },
  );
}

/** Cards of a book at these places, the latest first. One request. */
export function readCards(
  communityId: string,
  book: CardDocument['book'],
  places: readonly string[],
  after: string | undefined,
): Promise<Page<CardDocument>> {
  const within = command.or(places.map((placeId) => ({ placeId: atOrWithin(placeId) })));
  return readPage(
    cards,
    allOf(communityId, { book, state: command.in(['asked', 'agreed']) }, within),
    { by: ['order'], direction: 'desc', limit: 50, after },
  );
}

export interface CardWithPerson {
  card: CardDocument;
  person: Pick<ResidentDocument, '_id' | 'openid' | 'households'> | undefined;
}

/** A card with whose it is. One request. */
export async function findCard(
  communityId: string,
  cardId: string,
): Promise<CardWithPerson | undefined> {
  const [row] = await cards.aggregate<CardDocument & { people: ResidentDocument[] }>(
    { communityId, _id: cardId },
    (pipeline) =>
      pipeline.lookup({
        from: residents.name,
        localField: 'residentId',
        foreignField: '_id',
        as: 'people',
      }),
  );
  if (!row) return undefined;
  const { people, ...card } = row;
  return { card, person: people[0] };
}

/** What the entries of these cards say of some years, by dimension. One request. */
export async function sumYears(
  communityId: string,
  cardIds: readonly string[],
  years: readonly number[],
): Promise<(YearSum & { cardId: string })[]> {
  if (cardIds.length === 0) return [];
  const first = Math.min(...years);
  const last = Math.max(...years);
  const rows = await readerOf(scoreEntries).aggregate<{
    _id: { cardId: string; year: string; dimension: number };
    points: number;
  }>(
    {
      communityId,
      accountId: command.in([...cardIds]),
      day: command.gte(`${first}-01-01`).and(command.lte(`${last}-12-31`)),
    },
    (pipeline) =>
      pipeline
        .group({
          _id: {
            cardId: '$accountId',
            year: expression.substr(['$day', 0, 4]),
            dimension: '$dimension',
          },
          // The first side is the account's own.
          points: expression.sum(expression.arrayElemAt(['$sides.points', 0])),
        })
        .limit(10_000),
  );
  return rows.map(({ _id, points }) => ({
    cardId: _id.cardId,
    year: Number(_id.year),
    dimension: _id.dimension,
    points,
  }));
}

const MOST_LISTED = 500;

/** Merchants that agreed to be listed. One request. */
export function findListed(communityId: string): Promise<CardDocument[]> {
  return cards.find(
    { communityId, book: 'merchants', state: 'agreed', listed: true },
    { order: [['order', 'asc']], limit: MOST_LISTED },
  );
}

/** Cards of a book that are agreed to, behind an id. One request. */
export function findAgreedAfter(
  { communityId, book }: Pick<ScorebookDocument, 'communityId' | 'book'>,
  after: string,
  limit: number,
): Promise<CardDocument[]> {
  return cards.find(
    { communityId, book, state: 'agreed', _id: command.gt(after) },
    { order: [['_id', 'asc']], limit },
  );
}

/** How these people are reached. One request. */
export async function findPhones(
  communityId: string,
  ids: readonly string[],
): Promise<{ _id: string; openid: string }[]> {
  const found = await readerOf(residents).find(
    { communityId, _id: command.in([...ids]) },
    { limit: 1000, fields: ['openid'] },
  );
  return found.flatMap(({ _id, openid }) => (openid === null ? [] : [{ _id, openid }]));
}

/** Books of which rules to come are to be told. */
export const tellingDue = () => ({ telling: command.gte('') });

/** Those up to this card have been told of the rules to come; null: all have. One request. */
export async function saveTelling(
  { communityId, _id, telling, change }: ScorebookDocument,
  next: string | null,
): Promise<void> {
  await books.change({ communityId, _id, telling, 'change.id': change.id }, { telling: next });
}

/** What was under way as a book was closed is ended. One request. */
export async function endLapsing({ communityId, _id, closedAt }: ScorebookDocument): Promise<void> {
  await books.change({ communityId, _id, closedAt }, { lapsing: false });
}

/** Whoever was asked knows. One request. */
export async function endAsking({ communityId, _id, change }: CardDocument): Promise<void> {
  await cards.change({ communityId, _id, 'change.id': change.id }, { telling: false });
}

/** Somebody has left the community: their cards, which are to be erased. Two requests. */
export async function leaveCards(
  communityId: string,
  residentId: string,
  eraseAt: number,
): Promise<CardDocument[]> {
  await cards.change({ communityId, residentId }, { state: 'left', eraseAt });
  return cards.find({ communityId, residentId, state: 'left' }, { limit: 50 });
}

/** Cards of those who have left or never answered, once nothing that was under way can come in any more. */
export const erasingDue = (at: number) => ({ eraseAt: command.gt(0).and(command.lte(at)) });

/** Nobody has answered. One request. @returns whether it is so */
export async function lapseAsked({ communityId, _id, eraseAt }: CardDocument): Promise<boolean> {
  const condition = { communityId, _id, state: 'asked' as const, eraseAt };
  return (await cards.change(condition, { state: 'left' })) === 1;
}

/** A card that was left says nothing of anybody. One request. */
export async function blankCard({ communityId, _id }: CardDocument): Promise<void> {
  await cards.change(
    { communityId, _id, state: 'left' },
    {
      holder: `left:${_id}`,
      residentId: '',
      name: '',
      merchant: null,
      enteredBy: '',
      agreedAt: null,
      listed: false,
      telling: false,
    },
  );
}

/** One request. */
export async function removeCard({ communityId, _id }: CardDocument): Promise<void> {
  await cards.remove({ communityId, _id, state: 'left' });
}
