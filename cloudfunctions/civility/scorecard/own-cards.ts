import type { OwnPoints } from '../../../typings/contract/parts/own-points.ts';
import { pointsOf } from '../ledger/account-rules.ts';
import { findEntriesOf } from '../ledger/ledger-repository.ts';
import { scoreLine } from '../score/score-line.ts';
import { scoreEvents } from '../score/score-repository.ts';
import { findCardsOf, leaveCards } from './card-repository.ts';
import { eraseCard, eraseTime } from './erase-card.ts';

/** What is kept about somebody's scorecards, and what they brought forward for others', to take along. Four requests. */
export async function listCardsOf(
  communityId: string,
  residentId: string,
): Promise<Pick<OwnPoints, 'cards' | 'scores' | 'scoreEntries' | 'brought'>> {
  const cards = await findCardsOf(communityId, residentId);
  const ids = cards.map(({ _id }) => _id);
  const [own, brought, entries] = await Promise.all([
    scoreEvents.findOf(communityId, ids),
    scoreEvents.findBy(communityId, residentId),
    findEntriesOf(communityId, ids, 'scores'),
  ]);
  return {
    cards: cards.map(({ book, name, merchant, state, listed, paper, agreedAt }) => ({
      book,
      label: merchant?.name ?? name,
      keeper: name,
      merchant,
      state,
      listed,
      paper,
      agreedAt,
    })),
    scores: own.map((score) => {
      const { title, points, posted, day, note, state, broughtBy, reviews, appeal, ...line } =
        scoreLine(score, undefined, residentId);
      const { voiding, voided } = line;
      return {
        title,
        points,
        posted,
        day,
        note,
        state,
        broughtBy,
        reviews,
        appeal,
        voiding,
        voided,
      };
    }),
    // Of others' cards what the caller wrote, also after their office has ended: not what became of it.
    brought: brought
      .filter(({ cardId }) => !ids.includes(cardId))
      .map(({ title, day, note, order }) => ({ title, day, note, at: order })),
    scoreEntries: entries.map((entry) => ({
      title: entry.title,
      points: pointsOf(entry),
      balance: entry.balance,
      day: entry.day,
      at: entry.at,
    })),
  };
}

/** Somebody has left the community: their cards go, with all that was said. Doing it again changes nothing. */
export async function forgetCards(communityId: string, residentId: string): Promise<void> {
  const cards = await leaveCards(communityId, residentId, eraseTime());
  for (const card of cards) await eraseCard(card);
}
