import type { CardLine } from '../../../typings/contract/civility/scorecard.ts';
import type { CardDocument } from '../collections.ts';

/** A card as whose it is and officers of its book see it. */
export function cardLine(card: CardDocument, residentId: string): CardLine {
  const { _id, book, state, merchant, listed, paper, agreedAt, enteredBy, name } = card;
  const own = card.residentId === residentId;
  return {
    cardId: _id,
    book,
    label: merchant?.name ?? name,
    state,
    keeper: merchant ? name : null,
    merchant,
    listed,
    paper,
    agreedAt,
    own,
    byOther: own || enteredBy === residentId,
  };
}
