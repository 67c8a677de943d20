import type {
  AmendmentChange,
  AmendmentState,
  Clause,
  CovenantKind,
  CovenantState,
  Stance,
} from '../../typings/contract/covenant.ts';
import { collection, type Stamp, type Stamped } from '../kernel/database/collection.ts';

/** What the text check said about all of a text; `review` wants a second person's eye. */
export type TextCheck = 'passed' | 'review' | 'unchecked';

/** The reason that the drafting group gives for words which a check has flagged. */
export interface FlagAnswer {
  reason: string;
  byName: string;
  at: number;
}

/**
 * One document is one text: it changes as a whole, on condition that its `version` is the one the change
 * was made from. It holds all that its version is; the version is written down for good before the next
 * text takes its place.
 */
export interface CovenantDocument extends Stamped {
  placeId: string;
  placeLabel: string;
  /** the place and all around it */
  lineage: string[];
  kind: CovenantKind;
  /** of an annex */
  frameId: string | null;
  /** the annex in whose place this one comes when it is adopted */
  replacesId: string | null;
  title: string;
  preamble: string;
  clauses: Clause[];
  version: number;
  fingerprint: string;
  /** the change that made the present text, and by whom */
  made: Stamp;
  madeByName: string;
  checked: TextCheck;
  state: CovenantState;
  openUntil: number | null;
  /** flag → answer */
  answers: Record<string, FlagAnswer>;
  /** the motion that votes on this text: until it lets go, nobody changes it */
  motionId: string | null;
  settled: { at: number; byName: string } | null;
  adoptedAt: number | null;
  dropped: { at: number; reason: string; byName: string } | null;
  createdAt: number;
  /** versions that have stood before everybody, see `publicVersions`; the others are the drafting group's */
  publicVersions?: number[];
  /** id of the amendment that was written last: settling is conditional on it */
  asked?: string;
}

/** `_id` is `${covenantId}:${version}`. Never changed; its stamp is that of the change that made the text. */
export interface CovenantVersionDocument extends Stamped {
  covenantId: string;
  version: number;
  title: string;
  preamble: string;
  clauses: Clause[];
  fingerprint: string;
  byName: string;
}

/** held: waits for a person's eye. hidden: that person decided so. */
export type Shown = 'shown' | 'held' | 'hidden';

export interface CommentDocument extends Stamped {
  covenantId: string;
  clauseId: string;
  residentId: string;
  stance: Stance;
  text: string;
  /** the building, as neighbours see it */
  from: string;
  state: Shown;
  heldFor: 'review' | 'unchecked' | null;
  at: number;
}

/**
 * `_id` is `${commentId}:${residentId}`: one voice a person and comment, counted and never added up. What somebody says
 * about a clause without words (`stand`) has the clause's id in the place of the comment's.
 */
export interface ReactionDocument {
  _id: string;
  communityId: string;
  covenantId: string;
  clauseId: string;
  commentId: string;
  /** of the comment; of a stand, how the person sees the clause */
  stance: Stance;
  residentId: string;
  value: 'support' | 'oppose' | 'stand' | 'none';
}

export interface AmendmentDocument extends Stamped {
  covenantId: string;
  /** the clause that it is about, or the one before a new clause; '' for the beginning */
  clauseId: string;
  amend: AmendmentChange;
  /** the clause's text when it was written; '' for a new clause */
  before: string;
  reason: string;
  residentId: string;
  from: string;
  shown: Shown;
  heldFor: 'review' | 'unchecked' | null;
  state: AmendmentState;
  /** 1 while it waits, 0 after: sorts lists */
  rank: 0 | 1;
  answer: string;
  /** what is taken in, and the version of the text that it was decided on */
  taking: { amend: AmendmentChange; version: number; byName: string } | null;
  /** what an acceptance says has been done */
  carried: boolean;
  at: number;
  /** false until the text has noted it; one that came too late is withdrawn */
  entered?: boolean;
}

/** `_id` is `${subjectId}:${residentId}`: one report a person and matter. */
export interface CovenantReportDocument extends Stamped {
  subject: 'comment' | 'amendment';
  subjectId: string;
  covenantId: string;
  residentId: string;
  reason: string;
  state: 'open' | 'closed';
}

export const covenants = collection<CovenantDocument>('covenants');
export const covenantVersions = collection<CovenantVersionDocument>('covenantVersions');
export const comments = collection<CommentDocument>('comments');
export const reactions = collection<ReactionDocument>('reactions');
export const amendments = collection<AmendmentDocument>('amendments');
export const covenantReports = collection<CovenantReportDocument>('covenantReports');
