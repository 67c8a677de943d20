import type { Action } from '../action';
import type { Question } from '../motion';
import type { GrantedRole } from '../parts/posts';
import type { PlaceId } from '../people';

/** 优秀、称职、基本称职、不称职 */
export type Grade = 'excellent' | 'competent' | 'basic' | 'unfit';

export type AppraisalStep =
  | 'preparing' // who is appraised can be changed, no vote is named
  | 'voting'
  | 'confirming' // the result of the vote is published: two officers confirm
  | 'confirmed';

/** Why an office ends with the second 不称职 in a row; 'no': it does not. */
export type AppraisalEnd = 'no' | 'law' | 'rule';

export interface AppraisedOffice {
  residentId: string;
  role: GrantedRole;
  placeId: PlaceId;
  from: string;
}

export interface AppraisedLine {
  /** the question of the vote */
  key: string;
  name: string;
  role: GrantedRole;
  placeLabel: string;
  own: boolean;
  /** how many rated; null until two have confirmed */
  raters: number | null;
  /** null until then, and where fewer than five rated */
  counts: Record<Grade, number> | null;
  /** more than half said 不称职; null where fewer than five rated */
  unfit: boolean | null;
  /** the office ends by it */
  ends: AppraisalEnd;
}

export interface AppraisalChoice extends AppraisedOffice {
  name: string;
  placeLabel: string;
  chosen: boolean;
}

export interface AppraisalDetail {
  year: number;
  step: AppraisalStep;
  /** the recorded local rule by which stewards' offices end; '' = none */
  rule: string;
  people: AppraisedLine[];
  vote: { motionId: string; opensAt: number; closesAt: number; published: boolean } | null;
  /** names of the officers who confirmed */
  confirmedBy: string[];
  /** for who prepares it: who could be appraised, and votes that ask just this */
  choices: AppraisalChoice[];
  votes: string[];
  questions: Question[];
  may: { prepare: boolean; nameVote: boolean; draw: boolean; confirm: boolean };
  seen: string | null;
}

export type AppraisalErrorCode =
  | 'APPRAISAL_NOT_FOUND'
  | 'APPRAISAL_OWN' // appraised oneself, of the same home, or confirmed already
  | 'APPRAISAL_UNFIT' // nobody, one twice, or somebody who does not hold that office
  | 'APPRAISAL_STEP_WRONG' // it is at another step by now
  | 'APPRAISAL_CHANGED';

type OneYear = { communityId: string; year: number };
type Command = { commandId: string };

export interface AppraisalActions {
  /** null: nobody has begun it, and the caller does not either. */
  showAppraisal: Action<OneYear, { appraisal: AppraisalDetail | null; years: number[] }>;
  /** Who is appraised, by the supervisors; until a vote is named. */
  saveAppraisal: Action<
    OneYear & { people: AppraisedOffice[]; rule: string; seen: string | null } & Command,
    { seen: string }
  >;
  /** Which announced secret vote asks about just these; before it opens. */
  nameAppraisalVote: Action<OneYear & { motionId: string } & Command, { motionId: string }>;
  /** One of two officers; the second publishes the result, and what the law ends is ended. */
  confirmAppraisal: Action<OneYear & Command, { confirmed: true }>;
}
