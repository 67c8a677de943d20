import type {
  ConfirmedHow,
  NoticeAuthor,
  NoticeForm,
  NoticeKind,
  NoticeState,
  NoticeVersion,
  ReportReason,
} from '../../typings/contract/notice.ts';
import type { BackReason } from '../../typings/contract/parts/handout.ts';
import type { QuestionDecline } from '../../typings/contract/parts/question.ts';
import type { AnsweredHow, Trouble } from '../../typings/contract/parts/recovery.ts';
import type { Role } from '../../typings/contract/resident.ts';
import {
  type Changeable,
  collection,
  type Stamp,
  type Stamped,
  type Stored,
} from '../kernel/database/collection.ts';
import type { PictureState } from '../review/picture-rules.ts';

/** A document that goes with a notice: nothing but a person can check it. */
export interface AttachmentState {
  fileId: string;
  name: string;
  /** gone: taken away, since nobody is to see it */
  state: 'review' | 'passed' | 'blocked' | 'gone';
}

/** A new text that waits for a person to look at it. */
export interface PendingCorrection {
  title: string;
  body: string;
  /** each absent: it stays as it is */
  eventAt?: number | null;
  eventUntil?: number | null;
  reason: string;
  byName: string;
  heldFor: 'review' | 'unchecked';
  change: Stamp;
}

export interface NoticeDocument extends Stamped {
  kind: NoticeKind;
  title: string;
  body: string;
  /** the places it asks */
  audience: string[];
  audienceLabels: string[];
  /** only for holders of these roles; empty = for everybody there */
  roles: Role[];
  /** the audience and every place around it: for officers of narrower or wider places */
  reach: string[];
  mustConfirm: boolean;
  confirmUntil: number | null;
  pictures: PictureState[];
  attachments: AttachmentState[];
  /** counts the changes of pictures and attachments, whose checks answer in any order */
  filesVersion: number;
  state: NoticeState;
  /** why it was held at first */
  heldFor: 'review' | 'unchecked' | null;
  authorId: string;
  author: NoticeAuthor;
  /** households addressed, at the time of publishing */
  households: number;
  /** of a scheduled notice, when it is to appear */
  publishedAt: number;
  expiresAt: number | null;
  eventAt: number | null;
  /** when it is expected to be over; absent in notices of before */
  eventUntil?: number | null;
  pinned: boolean;
  /** sorts lists: the time of publishing, and pinned ones above all others */
  order: number;
  /** counts the corrections */
  version: number;
  history: NoticeVersion[];
  /** who wrote the present text, if it was corrected */
  correctedBy?: string;
  /** since when the present text stands */
  versionFrom: number;
  pending: PendingCorrection | null;
  /** an officer has said that all is well again after what it announced; absent: nobody has */
  restored?: { at: number; byName: string } | null;
  /** `shown`: the reason passed its check */
  withdrawn: { at: number; reason: string; byName: string; shown: boolean } | null;
  /** messages to those who asked for them: due → done; `after` is the last resident dealt with */
  delivery: { state: 'waiting' | 'due' | 'done'; after: string };
  /** rounds of reminders to those who have not confirmed */
  reminders: number;
  /** when the last round began, and how many households it could reach by then */
  remindedAt: number | null;
  remindedHouseholds: number;
}

/**
 * `_id` is `${noticeId}:${residentId}`, or `${noticeId}:paper:${householdId}` for what an officer
 * wrote down. A person's own receipt is its own audit record; the others carry a stamp.
 */
export interface ReceiptDocument extends Stored {
  noticeId: string;
  /** null for what an officer wrote down */
  residentId: string | null;
  /** the addressed households of the resident, at that time */
  households: { householdId: string; buildingId: string; stairId: string }[];
  /** `${noticeId}:${householdId}` of each of them, to be found by */
  keys: string[];
  /** who did it; `role`: the office by which an officer wrote it down */
  by: { residentId: string; name: string; how: ConfirmedHow; role?: Role | null };
  confirmedAt: number;
  /** when the officer took it back; then it has no households */
  undoneAt: number | null;
  /** of what was done for somebody else */
  change?: Stamp;
  /** places around the household, of what an officer wrote down */
  places?: string[];
  /** whom upkeep tells what: the household that it was written down, or its author that it is not so */
  telling?: 'mark' | 'objection' | null;
  /** how far the mark has come on its way through the sample */
  recheck?: RecheckState | null;
  /** how often nobody answered when another officer asked */
  tries?: number;
  /** where its author lives, while it waits for another officer: nobody of these households asks */
  authorHomes?: string[];
  /** each time that somebody said it is not so, the latest last */
  objections?: Objection[];
}

/** What an officer wrote down was not so: the household said it, or another officer who asked there. */
export interface Objection {
  authorId: string;
  authorName: string;
  markedAt: number;
  at: number;
  by: 'household' | 'recheck';
  /** it was of the sample */
  drawn: boolean;
  /** its author is still to be told; absent: they have been */
  told?: false;
}

/**
 * due: made today, goes into the draw of tomorrow; passed: not drawn, which later marks may change; drawn: another
 * officer asks there; sure: the household knew; unreached: nobody could be asked
 */
export type RecheckState = 'due' | 'passed' | 'drawn' | 'sure' | 'unreached';

/** What was done for somebody else. */
export interface WrittenReceipt extends ReceiptDocument {
  change: Stamp;
}

/** What somebody said for a household, or wrote down: whether all is well again. */
export interface RecoveryAnswer {
  restored: boolean;
  trouble: Trouble | null;
  by: { residentId: string; name: string; how: AnsweredHow };
  at: number;
}

/** `_id` is `${noticeId}:${householdId}`. Within some days the last answer counts. */
export interface RecoveryDocument extends Stored {
  noticeId: string;
  householdId: string;
  buildingId: string;
  stairId: string;
  /** null: what was written down was taken back */
  answer: RecoveryAnswer | null;
  /** what the household had said itself before an officer wrote something down */
  before: RecoveryAnswer | null;
  /** what another officer had written down, over which an officer's answer stands */
  noted?: RecoveryAnswer | null;
  change?: Stamp;
}

/** Doors of a building or stair that somebody is to ask at. */
export interface HandedOut {
  placeId: string;
  label: string;
  stewardId: string;
  stewardName: string;
  byName: string;
  dueDay: string;
  at: number;
  /** unconfirmed doors at that time */
  doors: number;
  back: { reason: BackReason; at: number } | null;
}

/** `_id` is the notice's: all hand-outs of its doors, so that no door is in two hands. */
export interface HandoutDocument extends Changeable {
  noticeId: string;
  parts: HandedOut[];
}

/** What an officer has answered, for all who read the notice. */
export interface QuestionAnswer {
  text: string;
  by: NoticeAuthor & { residentId: string };
  at: number;
  /** it stands in the place of an earlier one */
  changed: boolean;
}

/** `_id` follows from the asker's openid and the notice: one question a person and notice, and no name in it. */
export interface QuestionDocument extends Stamped {
  noticeId: string;
  /** who asked; empty once they have left */
  residentId: string;
  text: string;
  /** the check was no clear pass: somebody else than the asker lets it be read by all */
  doubted: boolean;
  state: 'open' | 'answered' | 'alike' | 'declined';
  at: number;
  answer: QuestionAnswer | null;
  /** the question that is answered for this one as well */
  into: string | null;
  declined: QuestionDecline | null;
  /** counts what officers have done about it */
  version: number;
  /** whom it concerns has not been told of what was done last */
  telling: boolean;
}

/** `_id` is `${questionId}:${residentId}`: somebody else wants to know it as well. */
export interface QuestionMarkDocument extends Stored {
  noticeId: string;
  questionId: string;
  residentId: string;
  joins: boolean;
  at: number;
}

/** `_id` is `${noticeId}:${residentId}`: one report a person and notice. */
export interface ReportDocument extends Stamped {
  noticeId: string;
  residentId: string;
  reason: ReportReason;
  note: string;
  state: 'open' | 'closed';
}

/** `_id` is `${draftId}:${residentId}`. */
export interface DraftDocument extends Stored {
  residentId: string;
  draftId: string;
  form: NoticeForm;
  at: number;
}

export const notices = collection<NoticeDocument>('notices');
export const receipts = collection<ReceiptDocument>('receipts');
/** The same collection, for the receipts that carry a stamp. */
export const writtenReceipts = collection<WrittenReceipt>('receipts');
export const handouts = collection<HandoutDocument>('handouts');
export const reports = collection<ReportDocument>('reports');
export const recoveries = collection<RecoveryDocument>('recoveries');
export const questions = collection<QuestionDocument>('noticeQuestions');
export const questionMarks = collection<QuestionMarkDocument>('noticeQuestionMarks');
export const drafts = collection<DraftDocument>('drafts');
