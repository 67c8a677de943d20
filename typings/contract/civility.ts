import type { Action } from './action';

/** Who holds points: a household as a whole, or one person. */
export type Bearer = { kind: 'household' | 'person'; id: string };

/** What the points are given for: each occurrence, each day, each whole hour. */
export type PointUnit = 'time' | 'day' | 'hour';

/** Who may bring an event forward: the household itself, or officers of its door. */
export type PointReporter = 'household' | 'officer';

/** The most points that one bearer gets, or loses, by one rule in a period; null = no limit. */
export interface PointCaps {
  day: number | null;
  month: number | null;
  year: number | null;
}

export interface PointRule {
  /** stays the same when the wording changes */
  ruleId: string;
  title: string;
  /** what exactly counts */
  text: string;
  /** whole points for each unit; below zero takes away */
  points: number;
  unit: PointUnit;
  caps: PointCaps;
  bearer: Bearer['kind'];
  reporters: PointReporter[];
  /** how many have to agree */
  reviewers: 1 | 2;
  /** whole days in which the household may object */
  appealDays: number;
  /** a note on what was seen is asked for */
  evidence: boolean;
  /** the clause that says so; a rule that takes points away needs one in force */
  clauseId: string | null;
}

/** Rules as they hold from a day on. */
export interface RuleTable {
  version: number;
  /** YYYY-MM-DD */
  from: string;
  rules: PointRule[];
  /** the covenant whose clauses the rules name */
  covenantId: string | null;
  adoptedBy: string;
}

/** What is wrong with a rule, and the law or measure that says so. */
export type RuleProblem =
  | 'points-unfit' // zero, a fraction, or more than 1,000
  | 'caps-unfit' // lower than one event, or out of order
  | 'id-taken' // two rules of one id
  | 'deduction-without-clause'
  | 'deduction-by-household' // a household brings forward what it did well
  | 'deduction-appeal-short' // fewer than seven days
  | 'covenant-not-adopted'
  | 'for-voting'
  | 'for-confirming'
  | 'for-sharing'
  | 'for-opening'
  | 'for-reporting'
  | 'against-health'
  | 'against-belief'
  | 'against-births'
  | 'against-complaints'
  | 'benefit-by-law'
  | 'for-money';

export interface RuleFinding {
  /** '' for the table as a whole */
  ruleId: string;
  problem: RuleProblem;
  /** the words that were found; '' where none were */
  words: string;
}

export interface RuleDraft {
  rules: PointRule[];
  covenantId: string | null;
  /** name of who saved it last */
  editedBy: string;
  /** the caller has written in it: somebody else adopts it */
  own: boolean;
  findings: RuleFinding[];
}

/** Rules to start from; a community changes them before it adopts them. */
export interface Preset {
  presetId: 'ten-rules' | 'volunteering' | 'ten-stars';
  rules: PointRule[];
}

export type ClaimState =
  | 'open'
  | 'accepted' // waits for the end of the appeal days, or to be posted
  | 'refused'
  | 'withdrawn'
  | 'appealed'
  | 'overturned' // the appeal was right
  | 'posted'
  | 'alike' // another report of the same event was posted
  | 'void'; // posted, and taken back since

/** Why fewer points were posted than the rule gives. */
export type Reduction = 'cap' | 'floor';

export interface ClaimLine {
  claimId: string;
  ruleId: string;
  title: string;
  version: number;
  /** as the rule gives them; what was posted may be less */
  points: number;
  posted: number | null;
  reduced: Reduction | null;
  amount: number;
  unit: PointUnit;
  /** YYYY-MM-DD, when it happened */
  day: string;
  /** where: the door, or the person's name */
  label: string;
  note: string;
  state: ClaimState;
  /** which office brought it forward; '' for the household itself */
  broughtBy: string;
  /** offices and reasons of those who looked at it */
  reviews: { as: string; accepts: boolean; reason: string; at: number }[];
  /** the last instant to object; null where nothing can be objected to */
  appealUntil: number | null;
  appeal: { reason: string; at: number; upheld: boolean | null; answer: string; as: string } | null;
  /** somebody asked for it to be taken back */
  voiding: { reason: string; as: string } | null;
  /** of the queue: others of the same rule, bearer and day, that are open or stand */
  alike: number;
  /** of the queue: the caller may not decide, being concerned */
  own: boolean;
}

export type EntryKind =
  | 'opening'
  | 'award'
  | 'deduction'
  | 'reversal'
  | 'hold'
  | 'release'
  | 'redemption'
  | 'expiry'
  | 'moved';

export interface EntryLine {
  seq: number;
  kind: EntryKind;
  points: number;
  /** what it changed of the points set aside */
  held: number;
  /** after it */
  balance: number;
  title: string;
  ruleId: string | null;
  version: number | null;
  claimId: string | null;
  /** the entry that it takes back */
  reverses: number | null;
  /** which offices decided */
  as: string;
  reason: string;
  day: string;
  at: number;
  /** SHA-256 of the entry and of all before it, hexadecimal */
  hash: string;
}

export interface Statement {
  label: string;
  /** all points; below zero is a debt */
  balance: number;
  /** set aside for what is reserved */
  held: number;
  entries: EntryLine[];
  next: string | null;
}

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
  /** nobody can reserve it any more */
  closed: boolean;
}

export interface GoodsLine extends GoodsForm {
  goodsId: string;
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

type Command = { commandId: string };
type OneReservation = { communityId: string; reservationId: string };
type OneClaim = { communityId: string; claimId: string };

/** Codes of this module's actions, beside the common ones in envelope.ts. */
export type CivilityErrorCode =
  | 'RULES_CHANGED' // somebody else saved them in between
  | 'RULES_MISSING' // nothing is written, or nothing is adopted yet
  | 'RULES_OWN' // it takes a second person
  | 'RULES_UNFIT' // details.problem: the first
  | 'RULES_DAY_UNFIT' // holds from a day to come, within a year
  | 'RULE_NOT_FOUND' // not among the rules of that day
  | 'RULE_NOT_THEIRS' // the caller may not bring that forward
  | 'CLAIM_DAY_UNFIT' // to come, or more than details.days ago
  | 'CLAIM_AMOUNT_UNFIT'
  | 'CLAIM_NOTE_MISSING'
  | 'CAP_REACHED' // details.most in details.period
  | 'CLAIM_NOT_FOUND'
  | 'CLAIM_OWN' // about one's own household, or brought forward by oneself
  | 'CLAIM_REVIEWED' // the caller has said so already
  | 'CLAIM_DECIDED'
  | 'CLAIM_ALIKE' // one of the same event stands: say that this is another, or refuse it
  | 'APPEAL_TOO_LATE'
  | 'APPEAL_NOT_POSSIBLE'
  | 'APPEAL_RAISED'
  | 'VOID_ASKED' // somebody has asked already
  | 'VOID_NOT_ASKED'
  | 'INSPECTION_NOT_FOUND'
  | 'INSPECTION_UNFIT' // a door of another place, or one twice
  | 'POINTS_SHORT' // details.available
  | 'GOODS_NOT_FOUND'
  | 'GOODS_CHANGED' // somebody else saved it in between
  | 'GOODS_UNFIT' // details.problem: what is not given for points
  | 'GOODS_CLOSED'
  | 'GOODS_GONE' // none is left
  | 'GOODS_LIMIT' // details.monthly
  | 'STOCK_SHORT' // fewer are free: details.free
  | 'RESERVATION_NOT_FOUND'
  | 'RESERVATION_OVER' // handed over, cancelled or expired
  | 'RESERVATION_CODE_WRONG'
  | 'RESERVATION_OWN'; // somebody else hands over to one's own household

export interface CivilityActions {
  /** What holds, what will, and for those who write or adopt rules the draft and what to start from. */
  showRuleTable: Action<
    { communityId: string },
    {
      table: RuleTable | null;
      coming: RuleTable | null;
      draft: RuleDraft | null;
      /** of the rules document; '' while there is none */
      seen: string;
      presets: Preset[];
    }
  >;
  /** Keeps a draft. RULES_CHANGED if it was saved since the change that was `seen`; null for a new one. */
  saveRuleTable: Action<
    {
      communityId: string;
      rules: PointRule[];
      covenantId: string | null;
      seen: string | null;
    } & Command,
    { seen: string; findings: RuleFinding[] }
  >;
  /** By somebody who has not written in the draft; holds from `from`, a day to come. */
  adoptRuleTable: Action<
    { communityId: string; from: string; seen: string } & Command,
    { version: number; from: string }
  >;
  /** What the draft would have done to the last 90 days. */
  simulateRuleTable: Action<
    { communityId: string },
    { rules: { ruleId: string; title: string; events: number; points: number; drafted: number }[] }
  >;
  /** Brings an event forward. `alike`: of the same rule, bearer and day. */
  fileClaim: Action<
    {
      communityId: string;
      ruleId: string;
      bearer: Bearer;
      day: string;
      amount: number;
      note: string;
    } & Command,
    { claimId: string; alike: number }
  >;
  /** Of one's own household or oneself, newest first. */
  listClaims: Action<
    { communityId: string; bearer: Bearer; after?: string },
    { claims: ClaimLine[]; next: string | null }
  >;
  /** What waits at the caller's doors, the oldest first. */
  listQueue: Action<
    { communityId: string; what: 'open' | 'appealed' | 'voiding'; after?: string },
    { claims: ClaimLine[]; next: string | null }
  >;
  /** By somebody who neither brought it forward nor is concerned. `apart`: not the event of the one alike. */
  reviewClaim: Action<
    OneClaim & { accepts: boolean; reason: string; apart?: boolean } & Command,
    { state: 'open' | 'accepted' | 'refused' }
  >;
  withdrawClaim: Action<OneClaim & Command, { withdrawn: true }>;
  raiseAppeal: Action<OneClaim & { reason: string } & Command, { raised: true }>;
  /** By others than those who decided before. */
  decideAppeal: Action<
    OneClaim & { upheld: boolean; answer: string } & Command,
    { upheld: boolean }
  >;
  /** An officer asks for what was posted to be taken back; a second one decides. */
  askToVoid: Action<OneClaim & { reason: string } & Command, { asked: true }>;
  decideVoid: Action<OneClaim & { agrees: boolean; reason: string } & Command, { void: boolean }>;
  /** What is to be had, and what came in or was lost, newest first. */
  listGoods: Action<{ communityId: string }, { goods: GoodsLine[]; stock: StockLine[] }>;
  /** `goodsId` null for something new. */
  saveGoods: Action<
    {
      communityId: string;
      goodsId: string | null;
      form: GoodsForm;
      seen: string | null;
    } & Command,
    { goodsId: string; seen: string }
  >;
  /** More or fewer on the shelf, on record for everybody. */
  moveStock: Action<
    {
      communityId: string;
      goodsId: string;
      count: number;
      reason: StockReason;
      note: string;
    } & Command,
    { moved: true }
  >;
  /** Sets aside one of it, and its points, for a week. */
  reserveGoods: Action<
    { communityId: string; goodsId: string; householdId: string } & Command,
    { reservationId: string; state: ReservationState }
  >;
  cancelReservation: Action<OneReservation & Command, { cancelled: true }>;
  /** At the counter: with the code, or `null` for a paper card of somebody without a phone. */
  handOver: Action<OneReservation & { code: string | null } & Command, { handed: true }>;
  /** Of one's own household. */
  listReservations: Action<
    { communityId: string; householdId: string; after?: string },
    { reservations: ReservationLine[]; next: string | null }
  >;
  /** What waits at the counter, the oldest first. */
  listCounter: Action<
    { communityId: string; search?: string; after?: string },
    { reservations: ReservationLine[]; next: string | null }
  >;
  /** One's own account, newest entries first. */
  showAccount: Action<{ communityId: string; bearer: Bearer; after?: string }, Statement>;
}
