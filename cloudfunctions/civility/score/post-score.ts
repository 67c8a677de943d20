import { now } from '../../kernel/clock.ts';
import { job } from '../../kernel/upkeep.ts';
import { sourceAfter, sourceOf } from '../claim/claim-rules.ts';
import {
  type AccountDocument,
  type ScorebookDocument,
  type ScoreDocument,
  scorebooks,
  scores,
  type Tail,
} from '../collections.ts';
import { pointsOf } from '../ledger/account-rules.ts';
import { reducedPoints, reductionIn, usedOn } from '../ledger/cap-rules.ts';
import { findBySource, findOfClaim } from '../ledger/ledger-repository.ts';
import { postEntry } from '../ledger/post-entry.ts';
import { endLapsing } from '../scorecard/card-repository.ts';
import {
  findScore,
  findYear,
  lapseScores,
  markScorePosted,
  markScoreVoid,
  scoresDue,
  withBook,
} from './score-repository.ts';
import { lapses } from './score-rules.ts';

const BOOKS = 'scores';

/** The account of a card says nothing of whose it is. */
const holderOf = (cardId: string): Pick<AccountDocument, 'bearer' | 'label'> => ({
  bearer: { kind: 'person', id: cardId },
  label: '',
});

/**
 * Writes what was decided about a score into its book. Safe to repeat: the entry of a source is written once. Four
 * requests where the account's latest entry is known. Entries bear no words: those go with the card.
 */
export async function postScore(
  score: ScoreDocument,
  book: Pick<ScorebookDocument, 'closedAt'> | undefined,
  tail?: Tail,
  sourceId = sourceOf({ ...score, accountId: score.cardId }),
): Promise<void> {
  const { communityId, cardId, dueAt } = score;
  if (dueAt === null || dueAt > now()) return;
  if (score.state === 'void') return takeBack(score);
  if (score.state !== 'accepted') return;
  if (lapses(dueAt, book)) {
    return markScorePosted(score, { state: 'lapsed', posted: null, reduced: null });
  }
  let reduced: ScoreDocument['reduced'] = null;
  const entry = await postEntry(
    { communityId, accountId: cardId, sourceId, holder: holderOf(cardId), tail, books: BOOKS },
    async () => {
      const outcome = await reductionOf(score);
      reduced = outcome.reduced;
      if (outcome.points === 0) return null;
      const accepted = score.reviews.filter(({ accepts }) => accepts);
      return {
        communityId,
        accountId: cardId,
        sourceId,
        kind: score.points < 0 ? ('deduction' as const) : ('award' as const),
        points: outcome.points,
        held: 0,
        rule: { ruleId: score.ruleId, version: score.version },
        title: score.title,
        claimId: score._id,
        dimension: score.dimension,
        reverses: null,
        decidedBy: accepted.map(({ residentId }) => residentId),
        as: accepted.at(-1)?.as ?? '',
        reason: outcome.reduced ?? '',
        day: score.day,
        at: dueAt,
      };
    },
  );
  if (entry && entry.claimId !== score._id) {
    const isUndone = await findBySource(communityId, voidSource(entry.claimId), BOOKS);
    const other = isUndone ? undefined : await findScore(communityId, entry.claimId);
    if (other?.state === 'void') await takeBack(other);
    if (isUndone || other?.state === 'void') {
      return postScore(score, book, undefined, sourceAfter(entry.claimId, cardId));
    }
    return markScorePosted(score, { state: 'alike', posted: null, reduced: null });
  }
  const posted = entry ? pointsOf(entry) : 0;
  // A repeat after a crash reads there why it is less.
  if (entry) reduced = reductionIn(entry);
  await markScorePosted(score, { state: 'posted', posted, reduced });
}

/** What the caps leave, and what the year has to take from. One request. */
async function reductionOf({ communityId, cardId, ruleId, points, caps, day }: ScoreDocument) {
  const year = (await findYear(communityId, cardId, day.slice(0, 4))).map((entry) => ({
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

const voidSource = (scoreId: string | null) => `void:${scoreId}`;

/** Takes back what a score has posted, whole. */
async function takeBack(score: ScoreDocument): Promise<void> {
  const { communityId, cardId, dueAt, voidedBy } = score;
  const posted = await findOfClaim(communityId, score._id, BOOKS);
  if (posted) {
    const sourceId = voidSource(score._id);
    await postEntry(
      { communityId, accountId: cardId, sourceId, holder: holderOf(cardId), books: BOOKS },
      () => ({
        communityId,
        accountId: cardId,
        sourceId,
        kind: 'reversal' as const,
        points: -pointsOf(posted),
        held: 0,
        rule: posted.rule,
        title: posted.title,
        claimId: score._id,
        dimension: score.dimension,
        reverses: posted._id,
        decidedBy: voidedBy ? [voidedBy.residentId] : [],
        as: voidedBy?.as ?? '',
        reason: '',
        day: score.day,
        at: dueAt ?? now(),
      }),
    );
  }
  await markScoreVoid(score);
}

type DueScore = ScoreDocument & { account: AccountDocument[]; books: ScorebookDocument[] };

/** Posts what is due: what a cut kept from being posted, and what is taken away once the appeal days are over. */
export const postScores = job<ScoreDocument, DueScore>({
  name: 'civility.post-scores',
  collection: scores,
  due: scoresDue,
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
