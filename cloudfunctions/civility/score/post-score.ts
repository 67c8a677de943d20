import { now } from '../../kernel/clock.ts';
import { job } from '../../kernel/upkeep.ts';
import {
  type AccountDocument,
  type ScorebookDocument,
  type ScoreDocument,
  scorebooks,
  scores,
  type Tail,
} from '../collections.ts';
import { postingDue } from '../event/event-repository.ts';
import { type Posting, postEvent } from '../event/post-event.ts';
import { pointsOf } from '../ledger/account-rules.ts';
import { reducedPoints, usedOn } from '../ledger/cap-rules.ts';
import { endLapsing } from '../scorecard/card-repository.ts';
import { findYear, lapseScores, scoreEvents, withBook } from './score-repository.ts';
import { lapses } from './score-rules.ts';

/** The account of a card says nothing of whose it is, and entries bear no words: those go with the card. */
const SCORES: Posting<ScoreDocument> = {
  books: 'scores',
  events: scoreEvents,
  accountOf: ({ cardId }) => cardId,
  holderOf: ({ cardId }) => ({ bearer: { kind: 'person', id: cardId }, label: '' }),
  reductionOf,
  entryOf: ({ dimension }) => ({ dimension }),
  reversalOf: ({ dimension }) => ({ dimension }),
};

/** Writes what was decided about a score into its book; see postEvent. What would count later in a closed one ends. */
export async function postScore(
  score: ScoreDocument,
  book: Pick<ScorebookDocument, 'closedAt'> | undefined,
  tail?: Tail,
): Promise<void> {
  const { state, dueAt } = score;
  const isDue = state === 'accepted' && dueAt !== null && dueAt <= now();
  if (isDue && lapses(dueAt, book)) {
    return scoreEvents.markPosted(score, { state: 'lapsed', posted: null, reduced: null });
  }
  return postEvent(SCORES, score, tail);
}

/** What the caps leave, and what the year has to take from. One request where there are caps, or points are taken away. */
async function reductionOf({ communityId, cardId, ruleId, points, caps, day }: ScoreDocument) {
  const isFree = points > 0 && Object.values(caps).every((cap) => cap === null);
  const moved = isFree ? [] : await findYear(communityId, cardId, day.slice(0, 4));
  const year = moved.map((entry) => ({
    day: entry.day,
    points: pointsOf(entry),
    ruleId: entry.rule?.ruleId,
  }));
  const used = usedOn(
    year.filter((entry) => entry.ruleId === ruleId),
    day,
  );
  const sum = year.reduce((all, entry) => all + entry.points, 0);
  return reducedPoints(points, caps, used, sum);
}

type DueScore = ScoreDocument & { account: AccountDocument[]; books: ScorebookDocument[] };

/** Posts what is due: what a cut kept from being posted, and what is taken away once the appeal days are over. */
export const postScores = job<ScoreDocument, DueScore>({
  name: 'civility.post-scores',
  collection: scores,
  due: postingDue,
  order: { dueAt: 1, _id: 1 },
  stages: withBook,
  one: ({ account, books, ...score }) => postScore(score, books[0], account[0]),
});

/** Ends what waits in a book that was closed. */
export const endClosedScores = job<ScorebookDocument>({
  name: 'civility.end-scores',
  collection: scorebooks,
  due: () => ({ lapsing: true }),
  one: endClosed,
});

/** What waited in a book as it was closed counts no more. Safe to repeat. Two requests. */
export async function endClosed(book: ScorebookDocument): Promise<void> {
  if (!book.lapsing) return;
  if (book.closedAt !== null) await lapseScores(book);
  await endLapsing(book);
}
