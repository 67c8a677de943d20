import { recordAudit } from '../../kernel/audit.ts';
import { now } from '../../kernel/clock.ts';
import { SEED } from '../../kernel/database/collection.ts';
import { job } from '../../kernel/upkeep.ts';
import { type CardDocument, scorecards } from '../collections.ts';
import { removeScores } from '../score/score-repository.ts';
import { blankCard, erasingDue, lapseAsked, removeCard } from './card-repository.ts';

/** Longer than a function runs: what was under way as somebody left has been written by then. */
const LATER = 5 * 60_000;

/** When the card of somebody who leaves now is looked at a second time, and goes. */
export const eraseTime = (): number => now() + LATER;

/**
 * Whoever has left leaves nothing behind but entries that lead to nobody: they bear the card's id, rules and points,
 * and no words. Safe to repeat. Five requests at most.
 */
export async function eraseCard(card: CardDocument): Promise<void> {
  const { communityId, _id, change } = card;
  // The card goes, and with it the stamp that its entry would be written from.
  if (change.action !== SEED) await recordAudit(communityId, change);
  await removeScores(communityId, _id);
  await blankCard(card);
}

/** Removes what came in as somebody left, finishes what was cut, and takes the card away; as well one never answered. */
export const eraseCards = job<CardDocument>({
  name: 'civility.erase-cards',
  collection: scorecards,
  due: erasingDue,
  one: async (card) => {
    // Whoever agrees in this moment keeps it.
    if (card.state === 'asked' && !(await lapseAsked(card))) return;
    await eraseCard(card);
    await removeCard(card);
  },
});
