import type { Bearer } from '../../../typings/contract/civility/rule.ts';
import type {
  GoodsForm,
  ReservationState,
  StockReason,
} from '../../../typings/contract/civility/shop.ts';
import type { Stamped } from '../../kernel/database/collection.ts';

/**
 * Something to be had. `free` counts what nobody has reserved; `reserved` names the reservations that hold one,
 * so that taking and giving back happen once each.
 */
export interface GoodsDocument extends Stamped {
  form: GoodsForm;
  onHand: number;
  free: number;
  reserved: string[];
  /** id of its picture */
  pictures?: string[];
  /** changes of the shelf that their entries do not know to be done yet */
  moved?: string[];
  /** sorts lists */
  order: number;
}

/** More or fewer on the shelf, never changed. `_id` is that of the command. */
export interface StockDocument extends Stamped {
  goodsId: string;
  goodsName: string;
  count: number;
  reason: StockReason;
  note: string;
  by: string;
  /** done: the shelf says so as well; short: it had too few, and never will */
  state: 'open' | 'done' | 'short';
  /** while something of it is to be done */
  dueAt: number | null;
  at: number;
}

/** One thing for one household. What it has set aside follows from its state, by a retry or by upkeep. */
export interface ReservationDocument extends Stamped {
  goodsId: string;
  goodsName: string;
  points: number;
  monthly: number;
  bearer: Bearer;
  accountId: string;
  label: string;
  placeId: string;
  code: string;
  /** who of the shop set it aside for a household without a phone; another hands it over */
  askedBy?: { residentId: string; as: string };
  state: ReservationState;
  until: number;
  /** when what its state says is to be done; null once it is */
  dueAt: number | null;
  order: number;
}
