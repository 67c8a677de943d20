import type {
  Bearer,
  ClaimState,
  EntryKind,
  GoodsForm,
  PointCaps,
  PointRule,
  PointUnit,
  Reduction,
  ReservationState,
  RuleTable,
  StockReason,
} from '../../typings/contract/civility.ts';
import { collection, type Stamped, type Stored } from '../kernel/database/collection.ts';

/** The rules of a community, old ones and the draft. `_id` is the community's id. */
export interface PointRulesDocument extends Stamped {
  /** as they were adopted, the oldest first */
  tables: RuleTable[];
  draft: {
    rules: PointRule[];
    covenantId: string | null;
    /** everybody who has written in it: somebody else adopts it */
    editors: string[];
    editedBy: string;
  } | null;
}

/** What somebody said about a claim, with the office that they did it in. */
export interface ClaimVoice {
  residentId: string;
  as: string;
  reason: string;
  at: number;
}

/**
 * Something that happened and may be worth points. What it needs of its rule is copied from the version that
 * held on its day: later versions change nothing about it.
 */
export interface ClaimDocument extends Stamped {
  bearer: Bearer;
  accountId: string;
  /** the door, or the person's name and door */
  label: string;
  /** whose officers look after it: the household's id */
  placeId: string;
  ruleId: string;
  title: string;
  version: number;
  unit: PointUnit;
  /** as the rule gives them for this amount */
  points: number;
  amount: number;
  /** YYYY-MM-DD, when it happened */
  day: string;
  note: string;
  reporter: { residentId: string; as: string };
  reviewers: 1 | 2;
  appealDays: number;
  caps: PointCaps;
  state: ClaimState;
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
  /** when it is to be written into the ledger, or taken back from it; null while there is nothing to do */
  dueAt: number | null;
  /** the household is to be told where it stands */
  telling?: boolean;
  posted: number | null;
  reduced: Reduction | null;
  /** sorts lists: when it was brought forward */
  order: number;
}

/** One side of an entry. `account` is an account's id, or a derived one: `fund`, `shop`, `expired`, `opening`. */
export interface Side {
  account: string;
  points: number;
}

/**
 * An entry of the ledger, never changed. `_id` is `${accountId}:${seq}`: who writes the next entry of an
 * account has seen all before it. Its sides sum to zero.
 */
export interface LedgerDocument extends Stored {
  accountId: string;
  /** 1 for the first entry of an account */
  seq: number;
  /** what it comes from; unique in a community, so that nothing is posted twice */
  sourceId: string;
  kind: EntryKind;
  sides: Side[];
  /** what it changes of the points set aside */
  held: number;
  /** after it */
  balance: number;
  heldTotal: number;
  rule: { ruleId: string; version: number } | null;
  title: string;
  claimId: string | null;
  /** what was reserved or handed over */
  goodsId?: string;
  /** id of the entry that it takes back */
  reverses: string | null;
  decidedBy: string[];
  as: string;
  reason: string;
  /** YYYY-MM-DD, when what it counts for happened */
  day: string;
  at: number;
  /** hash of the entry before; '' for the first */
  before: string;
  hash: string;
}

/** What the latest entry of an account says. */
export type Tail = Pick<LedgerDocument, 'seq' | 'balance' | 'heldTotal' | 'hash'>;

/** What an account's latest entry says, for lists: a cache that the nightly check rebuilds. `_id` is the account's. */
export interface AccountDocument extends Stored {
  bearer: Bearer;
  label: string;
  seq: number;
  balance: number;
  heldTotal: number;
  hash: string;
  /** when its books are checked next */
  checkAt: number;
  /** how far the chain has been checked, and what it said there */
  checked: Tail;
  /** the number of the first entry that does not follow from the one before; null while all do */
  broken: number | null;
  at: number;
}

/**
 * Something to be had. `free` counts what nobody has reserved; `reserved` names the reservations that hold one,
 * so that taking and giving back happen once each.
 */
export interface GoodsDocument extends Stamped {
  form: GoodsForm;
  onHand: number;
  free: number;
  reserved: string[];
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
  state: ReservationState;
  until: number;
  /** when what its state says is to be done; null once it is */
  dueAt: number | null;
  order: number;
}

export const goods = collection<GoodsDocument>('goods');
export const stock = collection<StockDocument>('stock');
export const reservations = collection<ReservationDocument>('reservations');
export const pointRules = collection<PointRulesDocument>('pointRules');
export const claims = collection<ClaimDocument>('claims');
export const ledger = collection<LedgerDocument>('ledger');
export const accounts = collection<AccountDocument>('accounts');
