import type { ClaimState } from '../../typings/contract/civility/claim.ts';
import type { HonourKind, HonourState } from '../../typings/contract/civility/honour.ts';
import type { Seen } from '../../typings/contract/civility/inspection.ts';
import type { EntryKind } from '../../typings/contract/civility/ledger.ts';
import type { OpeningLine } from '../../typings/contract/civility/opening.ts';
import type {
  Bearer,
  CarryOver,
  PointCaps,
  PointRule,
  PointUnit,
  RuleTable,
} from '../../typings/contract/civility/rule.ts';
import type { DimensionNumber } from '../../typings/contract/civility/scorecard.ts';
import type { ShopHours } from '../../typings/contract/civility/shop.ts';
import { collection, type Stamped, type Stored } from '../kernel/database/collection.ts';
import type { EventDocument, Voice } from './event/event-document.ts';
import type {
  CardDocument,
  ScorebookDocument,
  ScoreDocument,
} from './scorecard/scorecard-documents.ts';
import type { GoodsDocument, ReservationDocument, StockDocument } from './shop/shop-documents.ts';

export type {
  CardDocument,
  GoodsDocument,
  ReservationDocument,
  ScorebookDocument,
  ScoreDocument,
  StockDocument,
  Voice,
};

/** The rules of a community, old ones and the draft. `_id` is the community's id. */
export interface PointRulesDocument extends Stamped {
  /** as they were adopted, the oldest first */
  tables: RuleTable[];
  draft: {
    rules: PointRule[];
    covenantId: string | null;
    carry?: CarryOver;
    /** everybody who has written in it: somebody else adopts it */
    editors: string[];
    editedBy: string;
  } | null;
  /** when the end of the next year is told of; left out: not known yet */
  yearAt?: number;
  /** when the digest of the day is made; left out: not known yet */
  digestAt?: number;
  /** the decision by which there is a ranking of those who agree; null or left out: there is none */
  ranking?: { motionId: string } | null;
  /** when the shop is open; left out: nobody has said so */
  shop?: ShopHours;
  /** id of the latest change of rules or draft, where the document has had another one since; else its latest change is that */
  edited?: string;
}

/** An event that counts for an account. */
export interface ClaimDocument extends EventDocument<ClaimState> {
  bearer: Bearer;
  accountId: string;
  /** the door, or the person's name and door */
  label: string;
  unit: PointUnit;
  amount: number;
  /** of what counts by itself: whose attendance of which shift */
  attendanceId?: string;
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
  /** of a scorecard: which of its four dimensions */
  dimension?: DimensionNumber;
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
  /** when it was begun to read them from the first entry on; left out in accounts of before: never */
  readAt?: number;
  /** the number of the first entry that does not follow from the one before; null while all do */
  broken: number | null;
  /** its latest entry is in no digest yet; left out: nor is any other */
  undigested?: boolean;
  at: number;
}

/** What was written by the end of a day, as one number. `_id` is `${communityId}:${day}`. */
export interface DigestDocument extends Stored {
  /** YYYY-MM-DD */
  day: string;
  /** hash of the digest before; '' for the first */
  before: string;
  /** the hash of each part, and how many there are */
  parts: string[];
  count: number;
  /** accounts of so many parts know that they are in it */
  marked: number;
  state: 'making' | 'made';
  /** '' while it is being made */
  hash: string;
  at: number;
}

/** The latest entries that a digest is made from. `_id` is the digest's and the part's number, from 0. */
export interface DigestPartDocument extends Stored {
  /** left out: of points */
  books?: 'scores';
  tails: { accountId: string; seq: number; hash: string }[];
}

/** Points of a paper book: one table, entered by one and decided by another. */
export interface OpeningDocument extends Stamped {
  lines: { row: number; householdId: string; label: string; points: number }[];
  points: number;
  left: number;
  state: OpeningLine['state'];
  enteredBy: { residentId: string; as: string };
  decidedBy: Voice | null;
  /** how many of the lines have their claim */
  posted: number;
  /** while there is more to post */
  dueAt: number | null;
  /** sorts lists */
  order: number;
}

/** One walk through a building: what was seen at each door, and what others have said about it. */
export interface InspectionDocument extends Stamped {
  /** the building */
  placeId: string;
  label: string;
  ruleId: string;
  title: string;
  version: number;
  unit: PointUnit;
  /** of each door that counts */
  points: number;
  caps: PointCaps;
  reviewers: 1 | 2;
  appealDays: number;
  day: string;
  note: string;
  /** all doors of the building */
  doors: {
    householdId: string;
    accountId: string;
    label: string;
    stair: string;
    number: string;
    seen: Seen;
    pictures?: string[];
  }[];
  reporter: { residentId: string; as: string };
  /** what each says holds for all doors but those */
  reviews: (Voice & { accepts: boolean; except: string[] })[];
  /** how many of the doors that count have their claim */
  claimed: number;
  /** while some have none */
  dueAt: number | null;
  /** sorts lists */
  order: number;
}

/** The end of a year, where something expires: by the rules of its December. `_id` is `${communityId}:${year}`. */
export interface ClosingDocument extends Stored {
  year: number;
  carry: CarryOver;
  /** of the table that says so */
  version: number;
  noticeAt: number;
  expiresAt: number;
  state: 'telling' | 'waiting' | 'expiring' | 'closed';
  /** the account that was looked at last */
  cursor: string;
  dueAt: number | null;
}

/** Why somebody objects to what is announced, and how it ended. */
export interface HonourObjection {
  objectionId: string;
  /** null once they have left */
  residentId: string | null;
  text: string;
  at: number;
  answer: { residentId: string; as: string; text: string; upheld: boolean; at: number } | null;
}

/** What a household is honoured for. It is on a list only while `agreed`, published and in its term. */
export interface HonourDocument extends Stamped {
  accountId: string;
  label: string;
  /** the household */
  placeId: string;
  kind: HonourKind;
  title: string;
  stars: string[];
  reason: string;
  nominatedBy: { residentId: string; as: string };
  /** the household wants it */
  agreed: boolean;
  answeredBy: string | null;
  review: (Voice & { accepts: boolean }) | null;
  decision: (Voice & { publishes: boolean }) | null;
  /** the vote about a title, named before it opened */
  motionId: string | null;
  /** when its result is looked for; null or left out: there is none to look for */
  voteDueAt?: number | null;
  /** until when it is announced */
  until: number | null;
  /** YYYY-MM-DD, the last day on which it holds */
  term: string | null;
  /** while it was announced */
  objections?: HonourObjection[];
  /** ids of pictures of whoever nominated */
  pictures?: string[];
  /** those who object are to be told how it ended */
  telling?: boolean;
  state: HonourState;
  /** sorts lists */
  order: number;
}

/** Whether a household wants to be ranked, under one decision of the community. `_id` is the household's id. */
export interface RankingDocument extends Stamped {
  accountId: string;
  /** '' unless it joins */
  label: string;
  joins: boolean;
  /** what it was asked under; another decision asks anew */
  motionId: string | null;
  /** who of the household said so last */
  by: string;
}

interface MoveSide {
  accountId: string;
  label: string;
  placeId: string;
  bearer: Bearer;
}

/** Points that go over from one account to another. What is written of it follows from its state. */
export interface MoveDocument extends Stamped {
  from: MoveSide;
  to: MoveSide;
  /** asked for */
  points: number;
  /** what went over; null until it has */
  moved: number | null;
  reason: string;
  proposedBy: { residentId: string; as: string };
  decidedBy: Voice | null;
  state: 'open' | 'agreed' | 'declined';
  dueAt: number | null;
  /** sorts lists */
  order: number;
}

export const honours = collection<HonourDocument>('honours');
export const rankings = collection<RankingDocument>('rankings');
export const digests = collection<DigestDocument>('digests');
export const digestParts = collection<DigestPartDocument>('digestParts');
export const closings = collection<ClosingDocument>('closings');
export const moves = collection<MoveDocument>('moves');
export const inspections = collection<InspectionDocument>('inspections');
export const openings = collection<OpeningDocument>('openings');
export const goods = collection<GoodsDocument>('goods');
export const stock = collection<StockDocument>('stock');
export const reservations = collection<ReservationDocument>('reservations');
export const pointRules = collection<PointRulesDocument>('pointRules');
export const claims = collection<ClaimDocument>('claims');
export const ledger = collection<LedgerDocument>('ledger');
export const accounts = collection<AccountDocument>('accounts');
export const scorebooks = collection<ScorebookDocument>('scorebooks');
export const scorecards = collection<CardDocument>('scorecards');
export const scores = collection<ScoreDocument>('scores');
/** The ledger of scorecards, and what the latest entries say: an account is a card. */
export const scoreEntries = collection<LedgerDocument>('scoreEntries');
export const scoreAccounts = collection<AccountDocument>('scoreAccounts');
