import type { PictureGroup } from '../parts/picture';

/** What is to be had for points: goods, or a service such as an hour of repairs. */
export interface GoodsForm {
  name: string;
  text: string;
  points: number;
  /** most a household in a calendar month */
  monthly: number;
  /** given by somebody, or paid from a fund that is declared */
  source: 'donated' | 'bought';
  /** by whom it was given, or from which fund */
  sourceWords: string;
  /** where it is fetched, and what is to be known for it, in words; left out: not said */
  pickup?: string;
  /** nobody can reserve it any more */
  closed: boolean;
}

export interface GoodsLine extends GoodsForm {
  goodsId: string;
  /** ids of its pictures, for whoever edits it; empty for others */
  pictureIds: string[];
  pictures: PictureGroup;
  /** on the shelf, and of these not reserved */
  onHand: number;
  free: number;
  /** the latest change, for whoever edits it; '' for others */
  seen: string;
}

/** Why the number on the shelf changed, beside what is handed over. */
export type StockReason = 'donated' | 'bought' | 'lost' | 'counted';

export interface StockLine {
  goodsName: string;
  count: number;
  reason: StockReason | 'handed';
  note: string;
  at: number;
}

export type ReservationState =
  | 'asked' // points and goods are being set aside
  | 'reserved'
  | 'handed'
  | 'cancelled'
  | 'expired'
  | 'no-points'
  | 'no-stock'
  | 'over-limit';

export interface ReservationLine {
  reservationId: string;
  goodsName: string;
  points: number;
  /** the door */
  label: string;
  state: ReservationState;
  /** to show at the counter; the household alone sees it */
  code: string | null;
  /** UTC milliseconds */
  until: number;
}

/** Times of a week: on these days, from when until when on the same day. */
export interface WeeklyTimes {
  /** 0 is Sunday */
  weekdays: number[];
  /** HH:mm; `until` may be 24:00 */
  from: string;
  until: string;
}

/** When the shop is open, and what is to be known beside it: where, closed over the holidays. */
export interface ShopHours {
  weekly: WeeklyTimes[];
  /** '' for nothing */
  note: string;
}
