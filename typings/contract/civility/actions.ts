import type { Action } from '../action';
import type { PictureGroup } from '../parts/picture';
import type { ClaimLine } from './claim';
import type { HonourActions, HonourErrorCode } from './honour';
import type { InspectionActions, InspectionErrorCode } from './inspection';
import type { Statement } from './ledger';
import type { MoveActions, MoveErrorCode } from './move';
import type { OpeningActions, OpeningErrorCode } from './opening';
import type { RankingActions, RankingErrorCode } from './ranking';
import type {
  Bearer,
  CarryOver,
  PointRule,
  Preset,
  RuleDraft,
  RuleFinding,
  RuleTable,
} from './rule';
import type { ScorecardActions, ScorecardErrorCode } from './scorecard';
import type {
  GoodsForm,
  GoodsLine,
  ReservationLine,
  ReservationState,
  ShopHours,
  StockLine,
  StockReason,
} from './shop';
import type { SumActions } from './sums';

type Command = { commandId: string };

type OneReservation = { communityId: string; reservationId: string };

type OneClaim = { communityId: string; claimId: string };

/** Codes of this module's actions, beside the common ones in envelope.ts. */
export type CivilityErrorCode =
  | OpeningErrorCode
  | InspectionErrorCode
  | MoveErrorCode
  | HonourErrorCode
  | RankingErrorCode
  | ScorecardErrorCode
  | 'RULES_CHANGED' // somebody else saved them in between
  | 'RULES_MISSING' // nothing is written, or nothing is adopted yet
  | 'RULES_OWN' // it takes a second person
  | 'RULES_UNFIT' // details.problem: the first
  | 'RULES_DAY_UNFIT' // holds from a day to come, within a year
  | 'RULE_NOT_FOUND' // not among the rules of that day
  | 'RULE_NOT_THEIRS' // the caller may not bring that forward
  | 'RULE_BY_ITSELF' // comes from settled hours: nobody brings it forward
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
  | 'RESERVATION_BY_PHONE' // somebody of the household has a phone: they reserve themselves
  | 'RESERVATION_OWN'; // one's own household, or set aside by oneself: somebody else hands it over

export interface CivilityActions
  extends OpeningActions,
    InspectionActions,
    MoveActions,
    SumActions,
    RankingActions,
    ScorecardActions,
    HonourActions {
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
      /** as it was, unless told */
      carry?: CarryOver;
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
      /** ids of the caller's own, for a claim or for a report; at most 4 */
      pictures?: string[];
    } & Command,
    { claimId: string; alike: number }
  >;
  /** Pictures of a claim and of its appeal: for its household, whoever brought it forward, and who decides. */
  showClaimPictures: Action<OneClaim, { groups: PictureGroup[] }>;
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
  raiseAppeal: Action<
    OneClaim & { reason: string; pictures?: string[] } & Command,
    { raised: true }
  >;
  /** By others than those who decided before. */
  decideAppeal: Action<
    OneClaim & { upheld: boolean; answer: string } & Command,
    { upheld: boolean }
  >;
  /** An officer asks for what was posted to be taken back; a second one decides. */
  askToVoid: Action<OneClaim & { reason: string } & Command, { asked: true }>;
  decideVoid: Action<OneClaim & { agrees: boolean; reason: string } & Command, { void: boolean }>;
  /** What is to be had, and what came in or was lost, newest first. `hours` is null while nobody has said any. */
  listGoods: Action<
    { communityId: string },
    { goods: GoodsLine[]; stock: StockLine[]; hours: ShopHours | null }
  >;
  /** When the shop is open, for everybody. */
  setShopHours: Action<{ communityId: string } & ShopHours & Command, ShopHours>;
  /** `goodsId` null for something new. */
  saveGoods: Action<
    {
      communityId: string;
      goodsId: string | null;
      form: GoodsForm;
      /** at most one: the caller's own for goods, or as it was; left out: as it was */
      pictures?: string[];
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
  /**
   * Sets aside one of it, and its points, for a week: for one's own household, or by who keeps the shop for one in
   * which nobody has a phone.
   */
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
