import { Refusal } from '../../kernel/refusal.ts';
import type { CardDocument } from '../collections.ts';
import type { Acting } from '../event/civility-access.ts';
import { isOfBook } from '../scorebook/book-offices.ts';

/**
 * A card that the caller may see: their own, or one of a book that they are an officer of.
 * @throws Refusal CARD_NOT_FOUND for all others, as where there is none
 */
export function requireCard(actor: Acting, card: CardDocument | undefined): CardDocument {
  const isTheirs =
    card !== undefined &&
    card.state !== 'left' &&
    (card.residentId === actor.residentId || isOfBook(actor, card.book, card.placeId));
  if (!isTheirs) throw new Refusal('CARD_NOT_FOUND');
  return card;
}
