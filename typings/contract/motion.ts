import type {
  Basis,
  ConsultationTerms,
  Matter,
  MotionProblem,
  RuleId,
  Session,
  VotingSettings,
} from './parts/body';
import type { Channel, NoteKind, VoidLine, VoterNote } from './parts/vote';
import type { AdultState, PlaceId, Role } from './people';
import type { EstateTotal } from './roster';

export type {
  Basis,
  BodyChoice,
  ChangedSetting,
  ConsultationTerms,
  Fraction,
  Matter,
  MotionProblem,
  RuleId,
  SavedVotingSettings,
  Session,
  SettingsChange,
  VotingSettings,
} from './parts/body';
export type { Correction, CorrectionLine, ObjectionLine } from './parts/objection';
export type { OwnerDoubtCount } from './parts/owners';
export type { Channel, NoteKind, NoteLine, VoidLine, VoterNote } from './parts/vote';

/**
 * What a side of a vote amounts to, in integers. Persons are whoever the roster counts: adults, household
 * representatives, representatives or owners.
 */
export interface Weight {
  persons: number;
  /** 0.01 ㎡; only where owners decide */
  area?: number;
  /** only where households are counted beside adults */
  households?: number;
}

/** What was counted. `yes` is part of `present`, and `present` of `eligible`. */
export interface Tally {
  eligible: Weight;
  present: Weight;
  yes: Weight;
}

/** One comparison written out: `times · value` against `by · total`. */
export interface Comparison {
  /** which figures are compared */
  of: 'present' | 'yes';
  to: 'eligible' | 'present';
  unit: keyof Weight;
  value: number;
  total: number;
  times: number;
  by: number;
  /** 过半数 is strictly more; 以上 includes the number itself */
  relation: '>' | '>=';
  met: boolean;
  /** the least that would have to be added to the value; 0 when met */
  missing: number;
}

/** How a vote stands or ended, with every figure that led to it. */
export interface Outcome {
  ruleId: RuleId;
  ruleVersion: number;
  /** the meeting or vote counts; a poll always does */
  valid: boolean;
  passed: boolean;
  /** each alternative by which it may count; one whose comparisons are all met is enough */
  counts: Comparison[][];
  passes: Comparison[];
}

export type QuestionKind =
  | 'yes-no' // 同意、不同意、弃权
  | 'single'
  | 'multiple' // at most `most` options
  | 'score'; // each option from 0 to `most`

export interface Option {
  optionId: string;
  text: string;
}

export interface Question {
  questionId: string;
  text: string;
  kind: QuestionKind;
  /** yes-no has its three of its own: `yes`, `no`, `abstain` */
  options: Option[];
  /** options that may be chosen, or the highest score; 1 where it means nothing */
  most: number;
  /** where a covenant is voted on clause by clause: the clause that this question asks about */
  clauseId?: string;
}

/** One voter's answer to one question. */
export interface BallotAnswer {
  questionId: string;
  /** chosen options; of a score every option in the order of the question */
  options: string[];
  /** of a score, one for each of `options`; else empty */
  scores: number[];
}

/** What the announcer fills in. Instants are UTC milliseconds. */
export interface MotionForm {
  title: string;
  /** why, and what follows from it */
  body: string;
  placeId: PlaceId;
  ruleId: RuleId;
  basis: Basis;
  matter: Matter;
  /** the text that is voted on; it has to be settled */
  covenantId: string | null;
  questions: Question[];
  /** nobody learns who chose what; not where areas count */
  secret: boolean;
  opensAt: number;
  closesAt: number;
  /** until when papers that were handed in before the close may be entered; then it is counted */
  countsAt: number;
  /** the community's party organisation was consulted */
  partyConsultedOn: string | null;
  /** why the notice is shorter than the law's; '' if it is not */
  urgentReason: string;
  /** who authorised the representatives to adopt a covenant, and when; '' if nobody had to */
  authorisation: string;
  /** how many there are by the official register: the roster is complete when it has as many */
  registered: number;
  /** why the roster of owners is not what the estate's papers state; left out or '' if it is */
  totalsReason?: string;
  /** women among the members of a meeting of representatives, by the register; 0 elsewhere */
  women: number;
  /** when the text should be looked at again, YYYY-MM-DD */
  reviseOn: string | null;
  /** of a body that sits, where and from when; answers from elsewhere may come in from `opensAt` on */
  session?: Session | null | undefined;
  /** of a consultation */
  terms?: ConsultationTerms | null | undefined;
}

/**
 * draft → announcing (the roster is being frozen) → announced → counted → signed → published → closed.
 * cancelled before it opened. What is open or over follows from the clock.
 */
export type MotionState =
  | 'draft'
  | 'announcing'
  | 'announced'
  | 'counted'
  | 'signed'
  | 'published'
  | 'closed'
  | 'cancelled';

/** Where an announced motion stands by the clock. */
export type MotionPhase =
  | 'draft'
  | 'notice'
  | 'open'
  | 'papers'
  | 'counting'
  | 'over'
  | 'cancelled';

export interface MotionLine {
  motionId: string;
  title: string;
  ruleId: RuleId;
  placeLabel: string;
  phase: MotionPhase;
  state: MotionState;
  opensAt: number;
  closesAt: number;
  passed: boolean | null;
  /** the caller may vote, and has not; only in the list, for the caller's first entry */
  waits: boolean;
  /** it waits though the caller was written out of the home since it was announced */
  leftHome?: boolean;
  /** it waits and asks one short yes or no: what it asks and why, to be answered from the list */
  ask?: { text: string; why: string };
}

/** A voter that the caller may vote for: oneself, one's household, one's units, a proxy. */
export interface OwnVoter {
  voterId: string;
  name: string;
  as: 'self' | 'household' | 'owner' | 'proxy';
  persons: number;
  /** 0.01 ㎡ */
  area: number | null;
  present: boolean;
  cast: Channel | null;
  castBy: string | null;
  /** who may vote in this voter's place as well */
  proxy: string | null;
  /** the caller has to say first that they are 18 */
  adultNeeded?: boolean;
  /** the caller cast it; of a secret motion it is not said */
  mine?: boolean;
  /** the id of who cast it, whom the caller may overrule; null for nobody */
  overrules?: string | null;
  /** votes that others put theirs in the place of, the first one first */
  overruled?: OverruledLine[];
  /** what the caller chose in a named motion; null in a secret one, and of what somebody else chose */
  answers: BallotAnswer[] | null;
  receipt: string | null;
  voids: VoidLine[];
  /** what officers have noted about this vote and nobody has agreed to yet */
  notes?: VoterNote[];
  /** check-ins that were taken back */
  absences?: AbsenceLine[];
  /** somebody else speaks for the household */
  notMine: boolean;
  /** the caller came after the announcement: those vote who lived there, or owned it, then */
  late?: boolean;
  /** the caller was written out of the home since the announcement, and votes all the same */
  leftHome?: boolean;
  /** the caller lives in this household, and nobody has confirmed yet that they own it */
  unconfirmed?: string;
}

/** One's vote was put in the place of another's, as everybody sees it who may vote for that voter. */
export interface OverruledLine {
  day: string;
  /** whose vote it was; '' if it is not known any more */
  name: string;
  byName: string;
}

export interface AbsenceLine {
  day: string;
  reason: string;
  byName: string;
}

export interface OptionCount {
  optionId: string;
  /** voters; of a score the sum of the scores */
  persons: number;
  /** 0.01 ㎡; null where areas do not count */
  area: number | null;
}

export interface QuestionResult {
  questionId: string;
  options: OptionCount[];
  /** of yes-no under a rule: every comparison */
  outcome: Outcome | null;
  tally: Tally | null;
  /** answers from elsewhere, tallied apart where they do not count */
  remote: OptionCount[];
}

export interface Signature {
  name: string;
  as: string;
  at: number;
}

export interface MotionResult {
  questions: QuestionResult[];
  passed: boolean;
  /** ballots that the list holds */
  ballots: number;
  /**
   * of a secret vote: ballots whose answers are left out, being fewer than five: from elsewhere, where they do not count,
   * or all that grade people
   */
  withheld?: number;
  /** SHA-256 of the published list, hexadecimal */
  listHash: string;
  countedAt: number;
  signatures: Signature[];
  publishedAt: number | null;
  publishedUntil: number | null;
}

/** What the count found that cannot be: it stops until people have looked into it. */
export interface CountStop {
  reason:
    | 'papers-too-many' // more papers confirmed than voters who handed one in
    | 'papers-lost' // papers that were confirmed and that their ballots do not have
    | 'ballots-apart' // fewer or more ballots than voters who took part
    | 'figures-impossible'; // such as more ballots for it than people who were there
  expected: number;
  found: number;
  at: number;
}

export interface Turnout {
  eligible: Weight;
  cast: Weight;
  /** who is in the room, where that counts */
  present: Weight;
  /** what is still missing until it counts */
  missing: Comparison[];
}

export interface MotionDetail {
  motionId: string;
  /** of a draft: the id of its latest change, to be named when it is saved */
  seen?: string;
  form: MotionForm;
  /** how it is voted on and counted; absent = 1, see docs/voting.md */
  scheme?: number;
  placeLabel: string;
  state: MotionState;
  phase: MotionPhase;
  announcedAt: number | null;
  cancelled: string | null;
  /** why there is no result though it is over; null = nothing stands in the way */
  stopped?: CountStop | null;
  settings: VotingSettings;
  /** answers from elsewhere count, and owners' votes bind */
  binding: boolean;
  /** SHA-256 over the roster, hexadecimal, and how often it was corrected */
  rosterHash: string | null;
  rosterVersion: number;
  /** where owners decide: what the estates' papers state, what the roster held, and why they differ */
  totals?: { estates: EstateTotal[]; reason: string };
  /** title and fingerprint of the text that is voted on */
  covenant: { covenantId: string; title: string; fingerprint: string } | null;
  own: OwnVoter[];
  /** why the reader, who lives there, is not on a roster of adults; only while it can be put right */
  offRoster?: AdultState;
  /** the reader came to live there once a roster of adults was frozen, and is not on it */
  late?: boolean;
  turnout: Turnout | null;
  result: MotionResult | null;
  /** of a poll once it is over, or while it runs for everybody */
  filed: { day: string; office: string } | null;
  /** announced before bodies were held to their places: it ends as it began, under the name that it had */
  formerBody?: boolean | undefined;
  /** it carried, and its text did not come into force: why */
  unadopted?: MotionProblem | undefined;
}

/** Something that was done about a motion, as everybody reads it whom it concerns. */
export interface MotionEvent {
  /** of what was done about voters the beginning of the day */
  at: number;
  /** as it stands in the audit trail: `ballot.void-agree` */
  action: string;
  /** the office of who did it; `resident` = none, `timer` = by itself */
  office: Role | 'resident' | 'timer';
  /** how often that day */
  times: number;
}

export interface BuildingTurnout {
  placeId: PlaceId;
  label: string;
  voters: number;
  cast: number;
}

/** A voter as officers of the place see them: whether, never what. */
export interface VoterLine {
  voterId: string;
  name: string;
  label: string;
  persons: number;
  area: number | null;
  present: boolean;
  cast: Channel | null;
  proxy: string | null;
  /** check-ins that were taken back */
  absences?: AbsenceLine[];
  voids: VoidLine[];
  /** what waits for a second officer */
  waits: NoteKind[];
  /** while it is open, of one who has not voted: the household whose number the caller may ask for; absent in answers of before */
  call?: string | null;
}

export type PaperState = 'entered' | 'confirmed' | 'refused';

export interface PaperLine {
  paperId: string;
  /** the voter of a named motion; the number of the paper in a secret one */
  name: string;
  channel: Channel;
  answers: BallotAnswer[];
  enteredBy: string;
  state: PaperState;
  /** the caller entered it: somebody else confirms */
  own: boolean;
}
