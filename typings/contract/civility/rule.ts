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
  /**
   * counts by itself, without anybody bringing it forward: whole hours of volunteers once they are settled, or
   * having been at a shift
   */
  source?: 'hours' | 'attendance';
}

/** What of an account goes over into the next year; the rest expires. */
export type CarryOver =
  | { kind: 'all' }
  | { kind: 'none' }
  | { kind: 'most'; points: number }
  /** whole per cent, rounded down to whole points */
  | { kind: 'share'; percent: number };

/** Rules as they hold from a day on. */
export interface RuleTable {
  version: number;
  /** YYYY-MM-DD */
  from: string;
  rules: PointRule[];
  /** the covenant whose clauses the rules name */
  covenantId: string | null;
  /** all, unless told */
  carry?: CarryOver;
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
  | 'source-unfit' // hours are counted by the hour, attendance is not; nothing is taken for either
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
  carry?: CarryOver;
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
