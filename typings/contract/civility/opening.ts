import type { Action } from '../action';

/** Points of a paper book, brought over from a table. */

/** What is wrong with a row. */
export type OpeningReason =
  | 'door-unknown'
  | 'door-twice'
  | 'points-unfit' // not a whole number, below zero, or far too many
  | 'opened' // its points have been brought over before
  | 'own-home' // of whoever enters it: somebody else does
  | 'name-other'; // the roster knows another name: it is taken all the same

export interface OpeningDoubt {
  /** as Excel counts it */
  row: number;
  reason: OpeningReason;
  /** what stands there */
  written: string;
  /** the row is left out */
  left: boolean;
}

/** What would be brought over. */
export interface OpeningCheck {
  /** rows about doors */
  rows: number;
  households: number;
  points: number;
  /** what the table itself says they sum up to; null if it does not */
  stated: number | null;
  /** the first ones */
  doubts: OpeningDoubt[];
  doubtCount: number;
}

export interface OpeningLine {
  openingId: string;
  households: number;
  points: number;
  /** rows that were left out */
  left: number;
  state: 'open' | 'confirmed' | 'declined';
  /** how many accounts say so already */
  posted: number;
  /** which office entered it, and which decided */
  as: string;
  decidedAs: string;
  at: number;
  /** the caller entered it, or lives in one of its households: another decides */
  own: boolean;
}

export interface OpeningRow {
  row: number;
  label: string;
  points: number;
}

type OfFile = { communityId: string; fileId: string };

export type OpeningErrorCode =
  | 'OPENING_EMPTY' // no row of it can be brought over
  | 'OPENING_TOO_LONG' // details.most households in one table
  | 'OPENING_NOT_FOUND'
  | 'OPENING_OWN' // entered by the caller, or about the caller's own household
  | 'OPENING_DECIDED';

export interface OpeningActions {
  /** What a table would bring over, and every row that is in doubt. Nothing is written. */
  checkOpening: Action<OfFile, OpeningCheck>;
  /** Puts it before a second person. */
  enterOpening: Action<
    OfFile & { commandId: string },
    { openingId: string; households: number; points: number }
  >;
  listOpenings: Action<{ communityId: string }, { openings: OpeningLine[] }>;
  /** What a table said, row by row, for whoever decides about it. */
  showOpening: Action<
    { communityId: string; openingId: string; after?: string },
    { opening: OpeningLine; rows: OpeningRow[]; next: string | null }
  >;
  /** By somebody who did not enter it. */
  decideOpening: Action<
    { communityId: string; openingId: string; agrees: boolean; commandId: string },
    { state: 'confirmed' | 'declined' }
  >;
}
