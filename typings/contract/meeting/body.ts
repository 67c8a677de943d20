import type { Fraction, RuleId } from '../parts/body';
import type { PlaceId, Role } from '../people';

export type BodyKind =
  | 'joint' // 联席会
  | 'party-committee' // 党委会
  | 'building-council' // 楼栋议事会
  | 'representatives' // 居民代表会议、村民代表会议
  | 'assembly' // 居民会议、村民会议
  | 'three-party' // 三方联席会：社区、业委会、物业
  | 'free';

/** How often a body meets at least: once in every calendar week (from Monday), month, … */
export type Cadence =
  | 'weekly'
  | 'monthly'
  | 'every-two-months'
  | 'quarterly'
  | 'half-yearly'
  | 'yearly';

/** How many of the seats in office must be there: what the law says of a body, or at least a part of them. */
export type Quorum = { by: 'law'; ruleId: RuleId } | { by: 'share'; atLeast: Fraction };

/** What a room has that a meeting may need. */
export type Equipment = 'screen' | 'microphone' | 'step-free' | 'hearing-loop';

export interface SeatForm {
  /** s1, s2 … within the body */
  seatId: string;
  /** for whom it is: 居委会, 物业, 3栋居民 … */
  party: string;
  /** null: vacant */
  residentId: string | null;
  /** a meeting is of little use without */
  required: boolean;
  /** somebody else may come in their place; only where the body's rules say so */
  substitutes: boolean;
}

export interface BodyForm {
  placeId: PlaceId;
  name: string;
  kind: BodyKind;
  /** the office that convenes it */
  convener: Role;
  quorum: Quorum;
  /** whole days between the invitation and the meeting */
  noticeDays: number;
  /** the recorded rule by which somebody may come in another's place; '' = nobody may */
  substituteRule: string;
  cadence: Cadence;
  /** half hours that a meeting takes, in minutes */
  minutes: number;
  /** a meeting lies within these hours, HH:mm, of one day; 24:00 is the end of it */
  from: string;
  until: string;
  /** whether it meets on days off as well; never on holidays */
  days: 'working' | 'any';
  /** 0 is Sunday; null: no day of the week is preferred */
  weekday: number | null;
  /** day of the month, the last one of a shorter month; null: none is preferred */
  monthDay: number | null;
  /** the usual room; null: any */
  roomId: string | null;
  equipment: Equipment[];
  seats: SeatForm[];
}

/** Why a body cannot be as its form says. */
export type BodyProblem =
  | 'place-unfit' // the law knows no such body here
  | 'quorum-unfit' // not the rule of this kind, or no part of a whole
  | 'convener-unfit' // the law names another
  | 'notice-too-short'
  | 'cadence-too-rare' // the law wants it more often
  | 'hours-unfit' // a meeting does not fit between them, or they end before they begin
  | 'substitutes-unfit' // in person only, or no rule allows it
  | 'seats-unfit' // one id twice, or one person twice
  | 'holder-missing' // nobody of that id
  | 'room-missing'
  | 'kind-fixed' // a body stays of its kind
  | 'lawful'; // the law wants it: it is not dissolved

/** How it stands with a body's meetings on a day. */
export interface Due {
  state:
    | 'met' // in the running week, month …
    | 'due' // until the end of it
    | 'overdue'; // the one before went by without a meeting
  /** the last day of the running week, month … */
  until: string;
  /** of an overdue one: how many days ago the last one went by */
  days: number;
}

export type BodyWaits = 'founding' | 'change' | 'dissolution' | null;

export interface BodyLine {
  bodyId: string;
  name: string;
  kind: BodyKind;
  placeId: PlaceId;
  placeLabel: string;
  cadence: Cadence;
  /** waits for a second officer: founded, changed or dissolved */
  waits: BodyWaits;
  /** the day on which it was dissolved */
  dissolvedOn?: string | null | undefined;
  /** null while it waits to be founded, and once it is dissolved */
  due: Due | null;
  lastMet: string | null;
  seats: number;
  vacant: number;
  /** the caller has a seat */
  mine: boolean;
}

/** A seat as those see it who may know who sits there. */
export interface SeatLine extends SeatForm {
  /** empty for a vacant one, for one who has left, and for those who need not know */
  name: string;
}

/** What was changed, when and by whom; the newest first. */
export interface BodyRecord {
  at: number;
  what: 'founded' | 'changed' | 'met' | 'dissolved';
  /** names of fields of the form; of a meeting its day; of a dissolution why */
  fields: string[];
  by: string;
  confirmedBy: string | null;
}

/** A form as the caller sees it: who sits there may be left out. */
export type ShownForm = Omit<BodyForm, 'seats'> & { seats: SeatLine[] };

export interface BodyDetail extends BodyLine {
  form: ShownForm;
  /** how many must be there now, of how many in office; null: what the law asks is counted otherwise */
  quorum: { present: number; of: number } | null;
  /** of those who may confirm or change it */
  pending: {
    form: ShownForm;
    by: string;
    own: boolean;
    /** it is to be dissolved, and why; null: to be as the form says */
    dissolve?: string | null | undefined;
  } | null;
  record: BodyRecord[];
  /** what the caller may do */
  may: {
    change: boolean;
    confirm: boolean;
    plan: boolean;
    note: boolean;
    dissolve?: boolean | undefined;
  };
  /** for those who have a seat, and officers: times are asked about just now */
  pollId?: string | null | undefined;
  seen: string;
}
