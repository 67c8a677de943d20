import type {
  CardState,
  DimensionNumber,
  Merchant,
  ScorebookKind,
  ScoreTable,
  ScoreTableForm,
} from '../../../typings/contract/civility/scorecard.ts';
import type { Stamped } from '../../kernel/database/collection.ts';
import type { EventDocument } from '../event/event-document.ts';

/** The rules of a book, old ones and the draft. `_id` is `${communityId}:${book}`. */
export interface ScorebookDocument extends Stamped {
  book: ScorebookKind;
  /** as they were adopted, the oldest first */
  tables: ScoreTable[];
  draft:
    | (ScoreTableForm & {
        /** everybody who has written in it: somebody else adopts it */
        editors: string[];
        editedBy: string;
      })
    | null;
  /** what would count later does not any more; null while it takes entries */
  closedAt: number | null;
  /** of a book that was closed and opened again: what happened before this day does not count; null otherwise */
  opensOn: string | null;
  /** what was under way when it was closed is still to be ended */
  lapsing: boolean;
  /** when the digest of the day is made; left out: not known yet */
  digestAt?: number;
  /** those whose cards it holds are to be told of the rules to come, from this card on; null: they know */
  telling: string | null;
}

/** Somebody's card in a book. Nothing is written for it before they agree; it is gone once they leave. */
export interface CardDocument extends Stamped {
  book: ScorebookKind;
  /** unique: one member, or one shop, has one card */
  holder: string;
  /** the member, or who keeps the shop */
  residentId: string;
  /** their name */
  name: string;
  merchant: Merchant | null;
  /** whose officers look after it: of a member the community */
  placeId: string;
  enteredBy: string;
  state: CardState;
  listed: boolean;
  /** agreed on signed paper */
  paper: boolean;
  agreedAt: number | null;
  /** when the card goes: of whoever has left, once what came in at the last moment is there; of one not answered */
  eraseAt: number | null;
  /** they are to be told that they are asked */
  telling: boolean;
  /** sorts lists */
  order: number;
}

/** An event that may count on a card. */
export interface ScoreDocument extends EventDocument {
  book: ScorebookKind;
  bookId: string;
  cardId: string;
  dimension: DimensionNumber;
  /** whether there is still a card is to be looked at, and whose it is told where this stands */
  telling: boolean;
}

/** What the entries of a year say, by dimension. */
export interface YearSum {
  year: number;
  dimension: number;
  points: number;
}
