import { type Aggregation, allOf, command, tableOf } from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import type { PictureDocument } from '../../pictures/collections.ts';
import { markErased } from '../../pictures/picture-repository.ts';
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
import type { Queue } from '../event/event-document.ts';
import { eventsIn, waitingAt } from '../event/event-repository.ts';

const table = tableOf(scores);

/** Scores by their cards. */
export const scoreEvents = eventsIn(table, 'cardId');

export interface ScoreRow {
  cards: CardDocument[];
  /** whose card it is */
  people: Pick<ResidentDocument, 'households'>[];
}

/** What waits at these places in a book, the oldest first, each with its card and those alike. One request. */
export function readScoreQueue(
  communityId: string,
  book: ScoreDocument['book'],
  places: readonly string[],
  what: Queue,
  after: string | undefined,
) {
  const waiting = [{ book }, waitingAt(places, what)];
  return scoreEvents.readQueue<ScoreRow>(communityId, waiting, after, withPeople);
}

/** Whom it concerns that points are about to be taken away in a book. One request. */
export function findPendingDeductions(
  communityId: string,
  book: ScoreDocument['book'],
): Promise<ScoreRow[]> {
  return table.aggregate<ScoreRow>(
    {
      communityId,
      book,
      points: command.lt(0),
      state: command.in(['open', 'accepted', 'appealed']),
    },
    (pipeline) => withPeople(pipeline).project({ cards: 1, people: 1 }).limit(1000),
  );
}

/** What waits in a book at the places where somebody reviews, or hears, as one condition. */
export function waitingInBook(
  book: ScoreDocument['book'],
  { reviewed, heard }: { reviewed: readonly string[]; heard: readonly string[] },
): unknown {
  const queues = [
    ...(reviewed.length > 0 ? [waitingAt(reviewed, 'open')] : []),
    ...(heard.length > 0 ? [waitingAt(heard, 'appealed'), waitingAt(heard, 'voiding')] : []),
  ];
  return command.and([{ book }, command.or(queues)]);
}

/** With the card, whose it is, and the book. */
export function withPeopleAndBook(pipeline: Aggregation): Aggregation {
  return withPeople(pipeline).lookup({
    from: scorebooks.name,
    localField: 'bookId',
    foreignField: '_id',
    as: 'books',
  });
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

/** All that was brought forward for a card is gone, with its pictures. Two requests, three where there are pictures. */
export async function removeScores(communityId: string, cardId: string): Promise<void> {
  const shown = command.or([
    { 'pictures.0': command.exists(true) },
    { 'appeal.pictures.0': command.exists(true) },
  ]);
  const rows = await table.find(allOf(communityId, { cardId }, shown), {
    limit: 1000,
    fields: ['pictures', 'appeal'],
  });
  const ids = rows.flatMap(({ pictures = [], appeal }) => [
    ...pictures,
    ...(appeal?.pictures ?? []),
  ]);
  await markErased(communityId, ids);
  await table.remove({ communityId, cardId });
}

/** Whether a score that stands shows a picture, or its appeal. One request. */
export async function showsScorePicture({ communityId, _id }: PictureDocument): Promise<boolean> {
  const shown = command.or([
    { pictures: _id, state: command.neq('withdrawn') },
    { 'appeal.pictures': _id },
  ]);
  return (await table.find(allOf(communityId, shown), { limit: 1, fields: ['state'] })).length > 0;
}
