import { type Page, readPage } from '../../kernel/database/page.ts';
import {
  type Aggregation,
  allOf,
  command,
  expression,
  tableOf,
} from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { STANDING, waitingAt } from '../claim/claim-repository.ts';
import {
  type CardDocument,
  type LedgerDocument,
  type ScorebookDocument,
  type ScoreDocument,
  scoreAccounts,
  scorebooks,
  scorecards,
  scoreEntries,
  scores,
} from '../collections.ts';

const table = tableOf(scores);

/** Scores of the same rule, card and day that are open or stand. One request. */
export function findAlikeScores({
  communityId,
  cardId,
  ruleId,
  day,
}: Pick<ScoreDocument, 'communityId' | 'cardId' | 'ruleId' | 'day'>): Promise<ScoreDocument[]> {
  return table.find(
    { communityId, cardId, ruleId, day, state: command.in([...STANDING]) },
    { limit: 20 },
  );
}

/** One request. */
export function findScore(
  communityId: string,
  scoreId: string | null,
): Promise<ScoreDocument | undefined> {
  return table.get(communityId, scoreId ?? '');
}

/** What was brought forward for a card, newest first. One request. */
export function readScores(
  communityId: string,
  cardId: string,
  after: string | undefined,
): Promise<Page<ScoreDocument>> {
  return readPage(
    table,
    { communityId, cardId },
    { by: ['order'], direction: 'desc', limit: 30, after },
  );
}

export interface ScoreRow extends ScoreDocument {
  cards: CardDocument[];
  /** whose card it is */
  people: Pick<ResidentDocument, 'households'>[];
  all: Pick<ScoreDocument, '_id' | 'ruleId' | 'day' | 'state'>[];
}

/** What waits at these places in a book, the oldest first, each with its card and those alike. One request. */
export function readScoreQueue(
  communityId: string,
  book: ScoreDocument['book'],
  places: readonly string[],
  what: 'open' | 'appealed' | 'voiding',
  after: string | undefined,
): Promise<Page<ScoreRow>> {
  return readPage<ScoreDocument, ScoreRow>(
    table,
    allOf(communityId, { book }, waitingAt(places, what)),
    {
      by: ['order'],
      direction: 'asc',
      limit: 30,
      after,
      join: (pipeline) =>
        withPeople(pipeline)
          .lookup({ from: scores.name, localField: 'cardId', foreignField: 'cardId', as: 'all' })
          .addFields({
            all: expression.filter({
              input: '$all',
              as: 'one',
              cond: expression.and([
                expression.eq(['$$one.ruleId', '$ruleId']),
                expression.eq(['$$one.day', '$day']),
                expression.neq(['$$one._id', '$_id']),
                expression.in(['$$one.state', [...STANDING]]),
              ]),
            }),
          }),
    },
  );
}

/** Whom it concerns that points are about to be taken away in a book. One request. */
export async function findPendingDeductions(
  communityId: string,
  book: ScoreDocument['book'],
): Promise<{ bearerId: string; homes: string[] }[]> {
  const rows = await table.aggregate<Pick<ScoreRow, 'cards' | 'people'>>(
    {
      communityId,
      book,
      points: command.lt(0),
      state: command.in(['open', 'accepted', 'appealed']),
    },
    (pipeline) => withPeople(pipeline).project({ cards: 1, people: 1 }).limit(1000),
  );
  return rows.map(({ cards, people }) => ({
    bearerId: cards[0]?.residentId ?? '',
    homes: people[0]?.households.map(({ householdId }) => householdId) ?? [],
  }));
}

/** With the card, and whose it is. */
function withPeople(pipeline: Aggregation): Aggregation {
  return withCard(pipeline).lookup({
    from: residents.name,
    localField: 'cards.residentId',
    foreignField: '_id',
    as: 'people',
  });
}

/** What was written for a score, or that another of the same event was. One request. */
export async function markScorePosted(
  { communityId, _id, dueAt }: ScoreDocument,
  outcome: Pick<ScoreDocument, 'state' | 'posted' | 'reduced'>,
): Promise<void> {
  await table.change({ communityId, _id, state: 'accepted', dueAt }, { ...outcome, dueAt: null });
}

/** It was taken back. One request. */
export async function markScoreVoid({ communityId, _id }: ScoreDocument): Promise<void> {
  await table.change({ communityId, _id, state: 'void' }, { dueAt: null });
}

/** Which scores are to be written into a book, or taken back from it. */
export const scoresDue = (at: number) => ({ dueAt: command.gt(0).and(command.lte(at)) });

/** With what is known of the account, and the book. */
export function withBook(pipeline: Aggregation): Aggregation {
  return pipeline
    .lookup({
      from: scoreAccounts.name,
      localField: 'cardId',
      foreignField: '_id',
      as: 'account',
    })
    .lookup({ from: scorebooks.name, localField: 'bookId', foreignField: '_id', as: 'books' });
}

/** With the card. */
export function withCard(pipeline: Aggregation): Aggregation {
  return pipeline.lookup({
    from: scorecards.name,
    localField: 'cardId',
    foreignField: '_id',
    as: 'cards',
  });
}

/** What a card's entries have moved within a year, by any rule. One request. */
export function findYear(
  communityId: string,
  cardId: string,
  year: string,
): Promise<LedgerDocument[]> {
  return tableOf(scoreEntries).find(
    {
      communityId,
      accountId: cardId,
      day: command.gte(`${year}-01-01`).and(command.lte(`${year}-12-31`)),
    },
    { limit: 1000, fields: ['day', 'sides', 'accountId', 'rule'] },
  );
}

/** What has not counted by the time a book was closed counts no more. One request. */
export async function lapseScores({
  communityId,
  book,
  closedAt,
}: ScorebookDocument): Promise<void> {
  const undecided = { state: command.in(['open', 'appealed']) };
  const later = { state: 'accepted', dueAt: command.gt(closedAt) };
  await table.change(allOf(communityId, { book }, command.or([undecided, later])), {
    state: 'lapsed',
    dueAt: null,
  });
}

/** Whose card it is knows; a later decision is told anew. One request. */
export async function endScoreTelling({ communityId, _id, change }: ScoreDocument): Promise<void> {
  await table.change({ communityId, _id, 'change.id': change.id }, { telling: false });
}

/** All that was brought forward for a card is gone. One request. */
export async function removeScores(communityId: string, cardId: string): Promise<void> {
  await table.remove({ communityId, cardId });
}

/** What somebody has brought forward, the latest first. One request. */
export function findScoresBy(communityId: string, residentId: string): Promise<ScoreDocument[]> {
  return table.find(
    { communityId, 'reporter.residentId': residentId },
    { order: [['order', 'desc']], limit: 200 },
  );
}

/** What was brought forward for these cards, the latest first. One request. */
export function findScoresOf(
  communityId: string,
  cardIds: readonly string[],
): Promise<ScoreDocument[]> {
  return table.find(
    { communityId, cardId: command.in([...cardIds]) },
    { order: [['order', 'desc']], limit: 200 },
  );
}
