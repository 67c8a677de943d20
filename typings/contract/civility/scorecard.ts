import type { Action } from '../action';
import type { PictureGroup } from '../parts/picture';
import type { ClaimState, Reduction } from './claim';
import type { EntryKind } from './ledger';
import type { PointCaps, RuleFinding } from './rule';

/** Whose cards a book holds; each book has rules, people and entries of its own. There is none unless adopted. */
export type ScorebookKind = 'members' | 'merchants';

/** Codes of scorecards, beside those of claims (RULES_…, CLAIM_…, CAP_REACHED, APPEAL_…, VOID_…). */
export type ScorecardErrorCode =
  | 'SCOREBOOK_OFF' // no table holds on that day
  | 'SCOREBOOK_CLOSED' // keeps its entries and takes no new ones
  | 'SCORE_TABLE_TOO_SOON' // takes points away, and begins in fewer than details.days days
  | 'SCORE_RULE_NOT_THEIRS' // the caller may not bring that forward
  | 'SCORE_ALIKE' // one of the same event stands: say that this is another, or refuse it
  | 'SCORE_APPEAL_LATE'
  | 'CARD_NOT_FOUND' // also for whoever may not see it
  | 'CARD_TAKEN' // this person has a card in the book
  | 'CARD_NOT_AGREED' // whose card it is has not agreed, or not any more
  | 'CARD_ANSWERED' // left already
  | 'CARD_BY_PHONE' // has a phone: nobody else answers for them
  | 'CARD_OWN' // one's own, of one's household, or entered by oneself: somebody else does it
  | 'CARD_DAY_EARLY'; // happened before the card was agreed to

/** Which of the four dimensions. */
export type DimensionNumber = 1 | 2 | 3 | 4;

export interface ScoreRule {
  /** stays the same when the wording changes */
  ruleId: string;
  title: string;
  /** what exactly counts */
  text: string;
  dimension: DimensionNumber;
  /** whole points for each occurrence; below zero takes away */
  points: number;
  caps: PointCaps;
  /** the one whose card it is, or officers */
  reporters: ('bearer' | 'officer')[];
  /** how many have to agree */
  reviewers: 1 | 2;
  /** whole days in which whose card it is may object */
  appealDays: number;
  /** a note on what was seen is asked for */
  evidence: boolean;
}

export interface StarRule {
  /** points of a calendar year for one star to five, rising */
  points: number[];
  /** points in each of the four dimensions without which there are two stars at most; 0 = none needed */
  least: number;
}

export interface ScoreTableForm {
  /** what the four dimensions are called */
  dimensions: string[];
  /** at most 40 */
  rules: ScoreRule[];
  /** of merchants; null for members */
  stars: StarRule | null;
}

/** Rules as they hold from a day on. */
export interface ScoreTable extends ScoreTableForm {
  version: number;
  /** YYYY-MM-DD */
  from: string;
  adoptedBy: string;
}

/** What is wrong with a draft; `stars-unfit`: not rising, or missing, or there for members. */
export type ScoreFinding = Omit<RuleFinding, 'problem'> & {
  problem: RuleFinding['problem'] | 'stars-unfit';
};

export interface ScoreDraft extends ScoreTableForm {
  /** name of who saved it last */
  editedBy: string;
  /** the caller has written in it: somebody else adopts it */
  own: boolean;
  findings: ScoreFinding[];
}

export interface Merchant {
  /** of the shop */
  name: string;
  /** where the shop is, in words */
  address: string;
  /** building, stair or estate, whose officers report */
  placeId: string;
}

/** `asked`: whose card it is has not answered; `left`: declined or left, and being erased with all that was said. */
export type CardState = 'asked' | 'agreed' | 'left';

export interface CardLine {
  cardId: string;
  book: ScorebookKind;
  /** the member's name, or the shop's */
  label: string;
  state: CardState;
  /** who keeps the shop, for officers of the book; null for a member */
  keeper: string | null;
  merchant: Merchant | null;
  /** wants to be on the list of star merchants */
  listed: boolean;
  /** agreed on signed paper: an officer answers and objects for them */
  paper: boolean;
  agreedAt: number | null;
  /** the caller's own */
  own: boolean;
  /** the caller has entered it, or it is of their household: another records the signed paper */
  byOther: boolean;
}

export interface ScoreEntryLine {
  seq: number;
  kind: EntryKind;
  points: number;
  dimension: DimensionNumber;
  title: string;
  ruleId: string;
  version: number;
  scoreId: string;
  /** the entry that it takes back */
  reverses: number | null;
  /** which office decided */
  as: string;
  /** YYYY-MM-DD */
  day: string;
  at: number;
  hash: string;
}

export interface ScoreYear {
  year: number;
  points: number;
  /** the four dimensions in their order */
  dimensions: number[];
  /** of merchants; null for members, and where no table says how many */
  stars: number | null;
}

/** `lapsed`: the book was closed before it counted. */
export type ScoreState = ClaimState | 'lapsed';

export interface ScoreLine {
  scoreId: string;
  cardId: string;
  /** the member's name or the shop's */
  label: string;
  ruleId: string;
  title: string;
  dimension: DimensionNumber;
  version: number;
  points: number;
  posted: number | null;
  reduced: Reduction | null;
  day: string;
  note: string;
  state: ScoreState;
  /** which office brought it forward; '' for whose card it is */
  broughtBy: string;
  reviews: { as: string; accepts: boolean; reason: string; at: number }[];
  /** the last instant to object; null where nothing can be objected to */
  appealUntil: number | null;
  appeal: { reason: string; at: number; upheld: boolean | null; answer: string; as: string } | null;
  /** how many pictures there are, of it and of its appeal; left out by functions of before */
  pictures?: number;
  voiding: { reason: string; as: string } | null;
  voided: { reason: string; as: string } | null;
  /** of the queue: others of the same rule, card and day that are open or stand */
  alike: number;
  /** the caller may not decide it, being concerned or having had a part in it */
  own: boolean;
  /** the caller has brought it forward, and may withdraw it while nobody has decided */
  mine: boolean;
}

type Command = { commandId: string };
type InBook = { communityId: string; book: ScorebookKind };
type OneCard = InBook & { cardId: string };
type OneScore = InBook & { scoreId: string };

interface ScorebookActions {
  /**
   * What holds and what will. Members: for the branch, and whoever has a card there or is asked; merchants: for
   * residents. NOT_ALLOWED for all others, whether or not there is a book.
   */
  showScorebook: Action<
    InBook,
    {
      table: ScoreTable | null;
      coming: ScoreTable | null;
      closedAt: number | null;
      /** the change that was seen; '' while there is no book */
      seen: string;
      /** for those who write and adopt */
      draft: ScoreDraft | null;
      preset: ScoreTableForm | null;
      mayWrite: boolean;
      /**
       * how many can decide today; of members alone, for the branch: with one nothing can be adopted, reviewed or
       * heard; null otherwise
       */
      deciders: number | null;
    }
  >;
  /** Keeps a draft. RULES_CHANGED if it was saved since `seen`; null for a new book. */
  saveScoreTable: Action<
    InBook & { form: ScoreTableForm; seen: string | null } & Command,
    { seen: string; findings: ScoreFinding[] }
  >;
  /** By somebody who has not written in it; holds from a day to come, 14 days on where it takes points away. */
  adoptScoreTable: Action<
    InBook & { from: string; seen: string } & Command,
    { version: number; from: string }
  >;
  /**
   * Keeps what is written and takes nothing new; adopting another table opens it again from that table's day. CLAIM_OWN
   * for whoever is about to lose points there, or somebody of whose household is.
   */
  closeScorebook: Action<InBook & Command, { closed: true }>;
}

interface CardActions {
  /**
   * Enters a member, or a merchant with who keeps the shop: they are asked. By officers of the book, not for
   * themselves or their household.
   */
  enterCard: Action<
    InBook & { residentId: string; merchant: Merchant | null } & Command,
    { cardId: string }
  >;
  /**
   * Whose card it is agrees, or leaves, also before they have agreed; for somebody without WeChat (`paper`) an officer
   * who did not enter it records their signed paper. Leaving erases the card and all that was said. `listed`: of
   * merchants; agreeing again changes it.
   */
  answerCard: Action<
    OneCard & { answer: 'agree' | 'leave'; listed: boolean; paper: boolean } & Command,
    { state: CardState; listed: boolean }
  >;
  /** Cards of a book, for its officers; of merchants those at the caller's places. */
  listCards: Action<InBook & { after?: string }, { cards: CardLine[]; next: string | null }>;
  /** The caller's own cards in both books, also those that they have not answered. */
  listOwnCards: Action<{ communityId: string }, { cards: CardLine[] }>;
  /** For whose card it is and for officers of its book: sums by dimension of this year and the last, entries by page. */
  showCard: Action<
    { communityId: string; cardId: string; after?: string },
    {
      card: CardLine;
      dimensions: string[];
      stars: StarRule | null;
      years: ScoreYear[];
      entries: ScoreEntryLine[];
      next: string | null;
    }
  >;
  /**
   * Merchants that agreed to be listed and have three stars or more this year or had last year, the most stars first;
   * no points.
   */
  listStarMerchants: Action<
    { communityId: string },
    { merchants: { name: string; address: string; stars: number; year: number }[] }
  >;
}

interface ScoreActions {
  /** Brings an event forward for a card that is agreed to. `alike`: of the same rule, card and day. */
  fileScore: Action<
    OneCard & { ruleId: string; day: string; note: string; pictures?: string[] } & Command,
    { scoreId: string; alike: number }
  >;
  /** What was brought forward for a card, newest first, for whose card it is and officers of its book. */
  listScores: Action<
    { communityId: string; cardId: string; after?: string },
    { scores: ScoreLine[]; next: string | null }
  >;
  /** What waits for the caller's office, the oldest first. `deciders`: as in showScorebook. */
  listScoreQueue: Action<
    InBook & { what: 'open' | 'appealed' | 'voiding'; after?: string },
    { scores: ScoreLine[]; next: string | null; deciders: number | null }
  >;
  /** By somebody who neither brought it forward nor is concerned. `apart`: another event than the one alike. */
  reviewScore: Action<
    OneScore & { accepts: boolean; reason: string; apart?: boolean } & Command,
    { state: 'open' | 'accepted' | 'refused' }
  >;
  /** By whoever brought it forward, while nobody has decided. */
  withdrawScore: Action<OneScore & Command, { withdrawn: true }>;
  /**
   * By whose card it is; for somebody without WeChat who agreed on paper by an officer of the book who neither brought
   * it forward nor reviewed it (CARD_BY_PHONE, CLAIM_OWN).
   */
  appealScore: Action<
    OneScore & { reason: string; pictures?: string[] } & Command,
    { raised: true }
  >;
  /** By somebody who had no part in it. */
  hearScore: Action<OneScore & { upheld: boolean; answer: string } & Command, { upheld: boolean }>;
  /** By somebody who is not concerned. */
  askToVoidScore: Action<OneScore & { reason: string } & Command, { asked: true }>;
  /** By another than who asked. */
  decideVoidScore: Action<
    OneScore & { agrees: boolean; reason: string } & Command,
    { void: boolean }
  >;
  /**
   * Pictures of a score and of its appeal, `score` and `appeal`: for whose card it is, and officers of the book who had a
   * part in it or decide now. `toDecide`: of a member's, what the check doubts and the caller may decide about.
   */
  showScorePictures: Action<
    { communityId: string; scoreId: string },
    { groups: PictureGroup[]; toDecide: { pictureId: string; url: string }[] }
  >;
  /**
   * Whether a picture of a member's score can be shown: by somebody of the branch who neither added it nor brought the
   * score forward, and is not concerned.
   */
  reviewScorePicture: Action<
    {
      communityId: string;
      book: 'members';
      scoreId: string;
      pictureId: string;
      passes: boolean;
    } & Command,
    { passed: boolean }
  >;
}

export interface ScorecardActions extends ScorebookActions, CardActions, ScoreActions {}
