import type { Reduction } from '../../../typings/contract/civility/claim.ts';
import type { PointCaps } from '../../../typings/contract/civility/rule.ts';
import type {
  CardState,
  DimensionNumber,
  Merchant,
  ScorebookKind,
  ScoreState,
  ScoreTable,
  ScoreTableForm,
} from '../../../typings/contract/civility/scorecard.ts';
import type { Stamped } from '../../kernel/database/collection.ts';
import type { ClaimVoice } from './claim-voice.ts';

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

/** Something that happened and may count on a card. What it needs of its rule is copied from the version of its day. */
export interface ScoreDocument extends Stamped {
  book: ScorebookKind;
  bookId: string;
  cardId: string;
  /** of the card */
  placeId: string;
  ruleId: string;
  title: string;
  dimension: DimensionNumber;
  version: number;
  points: number;
  caps: PointCaps;
  reviewers: 1 | 2;
  appealDays: number;
  /** YYYY-MM-DD, when it happened */
  day: string;
  note: string;
  reporter: { residentId: string; as: string };
  state: ScoreState;
  reviews: (ClaimVoice & { accepts: boolean })[];
  /** said to be another event than the one alike */
  apart: boolean;
  appealUntil: number | null;
  appeal:
    | (ClaimVoice & { upheld: boolean | null; answer: string; heardBy: ClaimVoice | null })
    | null;
  /** a second officer decides whether it is taken back */
  voiding: ClaimVoice | null;
  voidedBy: ClaimVoice | null;
  /** when it is to be written into the book, or taken back from it; null while there is nothing to do */
  dueAt: number | null;
  /** whether there is still a card is to be looked at, and whose it is told where this stands */
  telling: boolean;
  posted: number | null;
  reduced: Reduction | null;
  /** sorts lists: when it was brought forward */
  order: number;
}

/** What the entries of a year say, by dimension. */
export interface YearSum {
  year: number;
  dimension: number;
  points: number;
}
