import type { Action } from '../action';
import type { PlaceId } from '../people';

/** Orders of 12345 from a table. Each becomes a matter by `raiseMatter`, once for each number. */

/** What is unclear about a row of the table. */
export type OrderReason =
  | 'number-missing'
  | 'number-unfit' // other signs than letters, digits and hyphens, or digits that Excel has cut
  | 'twice' // the number stands in the table twice
  | 'known' // it was entered before
  | 'words-missing'
  | 'words-long'
  | 'due-unfit' // no day, or one more than a year away
  | 'place-unsure'; // it is entered all the same, for the whole community

export interface OrderDoubt {
  /** as Excel counts it */
  row: number;
  reason: OrderReason;
  /** what stands there */
  written: string;
  /** the row is left out */
  left: boolean;
}

export interface OrderRow {
  row: number;
  number: string;
  /** YYYY-MM-DD */
  due: string;
  words: string;
  /** as the table says it; '' where it does not */
  kind: string;
  placeId: PlaceId;
  placeLabel: string;
}

export interface OrderCheck {
  /** rows of the table */
  rows: number;
  /** those that can be entered */
  orders: OrderRow[];
  doubts: OrderDoubt[];
}

export interface OrderActions {
  /** What a table of orders holds, and every row that is unclear. Nothing is written. */
  checkOrders: Action<{ communityId: string; fileId: string }, OrderCheck>;
}
