import { recordAudit } from '../../kernel/audit.ts';
import { SEED } from '../../kernel/database/collection.ts';
import { job } from '../../kernel/upkeep.ts';
import { type CardDocument, scorecards } from '../collections.ts';
import { removeScores } from '../score/score-repository.ts';
import { removeCard } from './card-repository.ts';

/**
 * Whoever has left leaves nothing behind but entries that lead to nobody: they bear the card's id, rules and points,
 * and no words. Safe to repeat. Three requests.
 */
export async function eraseCard(card: CardDocument): Promise<void> {
  const { communityId, _id, change } = card;
  // The card goes, and with it the stamp that its entry would be written from.
  if (change.action !== SEED) await recordAudit(communityId, change);
  await removeScores(communityId, _id);
  await removeCard(card);
}

/** Erases the cards of those who have left, where that was cut. */
export const eraseCards = job<CardDocument>({
  name: 'civility.erase-cards',
  collection: scorecards,
  due: () => ({ state: 'left' }),
  one: eraseCard,
});
