import type { ScorebookKind } from '../../../typings/contract/civility/scorecard.ts';
import { type DeskPart, deskPart, placesOfOffices } from '../../people/desk/desk-part.ts';
import { type ScorebookDocument, type ScoreDocument, scores } from '../collections.ts';
import { somebody } from '../event/civility-access.ts';
import { mayDecide, queueOf } from '../event/event-rules.ts';
import { type ScoreRow, waitingInBook, withPeopleAndBook } from '../score/score-repository.ts';
import { concernOf, deciderOf } from '../score/score-rules.ts';
import { BOOK_OFFICES } from '../scorebook/book-offices.ts';

interface BookRow extends ScoreDocument, ScoreRow {
  books: Pick<ScorebookDocument, 'closedAt'>[];
}

/** Scores that wait in each book for the caller to review, to hear, or to agree that they are taken back. */
export const scoreDesk: readonly DeskPart[] = [bookPart('merchants'), bookPart('members')];

function bookPart(book: ScorebookKind): DeskPart {
  return deskPart<ScoreDocument, BookRow>({
    kind: book,
    collection: scores,
    by: 'order',
    fields: [
      'state',
      'reporter',
      'reviews',
      'appeal',
      'voiding',
      'cards.residentId',
      'cards.state',
      'people.households',
      'books.closedAt',
    ],
    waiting: (actor) => {
      const reviewed = placesOfOffices(actor, BOOK_OFFICES[book].review);
      const heard = placesOfOffices(actor, BOOK_OFFICES[book].hear);
      return reviewed.length + heard.length === 0
        ? undefined
        : waitingInBook(book, { reviewed, heard });
    },
    join: withPeopleAndBook,
    itemsOf: (row, actor) => {
      const { _id, cards, people, books } = row;
      const queue = queueOf(row);
      const isOver = cards[0]?.state === 'left' || (books[0]?.closedAt ?? null) !== null;
      if (!queue || isOver) return [];
      if (!mayDecide(queue, row, deciderOf(concernOf(cards, people), somebody(actor)))) return [];
      return [{ id: _id, title: '', until: null, queue }];
    },
  });
}
