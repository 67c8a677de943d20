import type { Action } from './action';
import type { MarkActions, MarkedHow, MarkOnHome } from './parts/door-mark';
import type { HandoutActions } from './parts/handout';
import type { NoticeQuestions, QuestionActions, QuestionErrorCode } from './parts/question';
import type { NoticeRecovery, RecoveryActions, RecoveryErrorCode } from './parts/recovery';
import type { PlaceId, Role } from './people';
import type { UploadFolder, UploadTicket } from './upload';

export type NoticeKind =
  | 'general' // 通知
  | 'outage' // 停水停电
  | 'repair' // 检修
  | 'health' // 体检
  | 'payment' // 缴费
  | 'flood' // 防汛
  | 'affairs'; // 居务公开

/**
 * scheduled: appears by itself at its time; held: waits for a person to look at it; cancelled: taken
 * back before it appeared. These and `rejected` are seen by their author alone.
 */
export type NoticeState =
  | 'scheduled'
  | 'held'
  | 'rejected'
  | 'cancelled'
  | 'published'
  | 'withdrawn';

export interface NoticeAuthor {
  name: string;
  role: Role;
  placeLabel: string;
}

export interface NoticeLine {
  noticeId: string;
  kind: NoticeKind;
  title: string;
  /** UTC milliseconds; of a scheduled notice, when it will appear */
  publishedAt: number;
  mustConfirm: boolean;
  /** UTC milliseconds, or null */
  confirmUntil: number | null;
  /** the last instant it is current, or null */
  expiresAt: number | null;
  pinned: boolean;
  /** it has been corrected since it was published */
  corrected: boolean;
  /** when the caller confirmed, or null */
  confirmedAt: number | null;
  /** the notice asks the caller (one of the caller's households is addressed) */
  addressed: boolean;
  state: NoticeState;
}

export interface NoticePicture {
  fileId: string;
  /** only passed pictures carry a fileId for readers; others are counted, not shown */
}

export interface NoticeAttachment {
  fileId: string;
  /** with its ending, as the publisher named it */
  name: string;
}

/** A text that a correction replaced. */
export interface NoticeVersion {
  title: string;
  body: string;
  /** from when until when it stood, UTC milliseconds */
  from: number;
  until: number;
  /** why it was replaced, and by whom */
  reason: string;
  byName: string;
  /** the beginning and the expected end that stood with it; each absent if it was not changed */
  eventAt?: number | null;
  eventUntil?: number | null;
}

export interface NoticeDetail extends NoticeLine {
  body: string;
  author: NoticeAuthor;
  audience: { placeId: PlaceId; label: string }[];
  /** only for holders of these roles; empty = for everybody at these places */
  roles: Role[];
  pictures: NoticePicture[];
  attachments: NoticeAttachment[];
  /** pictures and attachments still being checked */
  filesWaiting: number;
  /** when what it announces begins, UTC milliseconds, or null: for the phone's calendar */
  eventAt: number | null;
  /** when it is expected to be over; absent in answers of before */
  eventUntil?: number | null;
  /** counts the corrections */
  version: number;
  /** earlier texts, the oldest first */
  history: NoticeVersion[];
  withdrawn: { at: number; reason: string; byName: string } | null;
  /** SHA-256 of all texts and their times: the proof of what was published when */
  fingerprint: string;
  /** people whom the caller acts for */
  actFor: ActFor[];
  /** somebody else confirmed for the caller: their name, or empty */
  confirmedBy: string;
  /** what officers wrote down for the caller's homes; absent in answers of before */
  marks?: MarkOnHome[];
  /** an officer has said that all is well again; absent in answers of before */
  restored?: { at: number; byName: string } | null;
  /** whether all is well again is asked now; null: it is not; absent in answers of before */
  recovery?: NoticeRecovery | null;
  /** the caller may say that all is well again, or take that back */
  mayRestore?: boolean;
  /** the caller may see who has answered whether all is well again */
  maySeeRecovery?: boolean;
  /** what was asked below it; null: nothing can be, and nothing is shown; absent in answers of before */
  questions?: NoticeQuestions | null;
  /** the caller may see the turnout */
  maySeeTurnout: boolean;
  /** the caller may correct, pin and withdraw it */
  mayEdit: boolean;
  /** for those who may edit: a correction waits for a person to look at it */
  correctionWaits: boolean;
}

export interface NoticePage {
  notices: NoticeLine[];
  next: string | null;
}

export interface PublishInput {
  communityId: string;
  kind: NoticeKind;
  /** 1–40 characters */
  title: string;
  /** 1–2000 characters; `## ` begins a heading, `- ` and `1. ` a list, `**` encloses bold text */
  body: string;
  /** 1–50 places, each within the publisher's own */
  audience: PlaceId[];
  /** only for holders of these roles */
  roles?: Role[];
  /** by households, so never together with roles */
  mustConfirm: boolean;
  /** last day to confirm, YYYY-MM-DD; only with mustConfirm */
  confirmUntil: string | null;
  /** at most 6 uploaded files */
  pictures: string[];
  /** at most 3 uploaded .pdf, .docx or .xlsx files of at most 5 MB; shown once a person has looked */
  attachments?: NoticeAttachment[];
  /** UTC milliseconds, at most 90 days ahead; null = now */
  publishAt?: number | null;
  /** last day it is current, YYYY-MM-DD; 居务公开 stays for at least 15 days */
  expiresOn?: string | null;
  /** UTC milliseconds; an outage has both, and may have begun before its notice appears */
  eventAt?: number | null;
  /** UTC milliseconds, after `eventAt` */
  eventUntil?: number | null;
  commandId: string;
}

/** What an officer has written so far; nothing of it is checked before it is published. */
export interface NoticeForm {
  kind: NoticeKind;
  title: string;
  body: string;
  audience: PlaceId[];
  roles: Role[];
  mustConfirm: boolean;
  confirmUntil: string | null;
  publishAt: number | null;
  expiresOn: string | null;
  eventAt: number | null;
  /** absent in drafts of before */
  eventUntil?: number | null;
}

export interface NoticeDraft {
  draftId: string;
  form: NoticeForm;
  at: number;
}

export type ReportReason =
  | 'untrue' // 不属实
  | 'private' // 泄露隐私
  | 'rude' // 骂人、歧视
  | 'advert' // 广告、诈骗
  | 'other';

/** Who confirmed for a household, and how: on paper, by phone or at the door means an officer wrote it down. */
export type ConfirmedHow = 'self' | 'agent' | MarkedHow;

/** What became of the messages to a household: the best of them. */
export type MessageOutcome =
  | 'sent'
  | 'due' // on its way
  | 'unsure' // it may not have arrived
  | 'refused'
  | 'none';

/** A household that has not confirmed. No names: the officer knocks, or calls. */
export interface UnconfirmedLine {
  householdId: string;
  label: string;
  /** people of the household who use the app, and people without WeChat */
  joined: number;
  withoutWeChat: number;
  /** somebody of it can still be sent a message */
  reachable: boolean;
  message: MessageOutcome;
  /** the roster has a number to call */
  hasPhone: boolean;
  /** the household, or a recheck, said that what was written down is not so: by the caller, who cannot write it down again, or by others */
  objected?: 'own' | 'other' | null;
}

export interface ConfirmationLine {
  householdId: string;
  label: string;
  at: number;
  byName: string;
  /** for whom an agent did it, else empty */
  forName: string;
  how: ConfirmedHow;
  /** the caller wrote it down and may still take it back */
  mayUndo: boolean;
}

/** Somebody the caller acts for, whom the notice asks. */
export interface ActFor {
  residentId: string;
  name: string;
  confirmedAt: number | null;
  /** who confirmed for them, empty if they did */
  byName: string;
}

/** What waits for somebody whom the caller may act for. */
export interface ForSomebody {
  residentId: string;
  name: string;
  notices: { noticeId: string; title: string; confirmUntil: number | null }[];
}

export interface TurnoutLine {
  placeId: PlaceId;
  /** 一期 3栋 */
  label: string;
  /** households that confirmed */
  confirmed: number;
  /** of them, those of which officers alone say so */
  noted?: number;
  /** households addressed */
  households: number;
}

export interface Turnout {
  noticeId: string;
  title: string;
  confirmUntil: number | null;
  confirmed: number;
  /** of them, those of which officers alone say so; absent in answers of before, as in each line */
  noted?: number;
  households: number;
  /** one line a building that the caller looks after */
  buildings: TurnoutLine[];
  /** the caller may send a reminder; when the last one went out */
  mayRemind: boolean;
  remindedAt: number | null;
}

interface OneNotice {
  communityId: string;
  noticeId: string;
}
interface Change extends OneNotice {
  commandId: string;
}

/** Codes of this module's actions, beside the common ones in envelope.ts. */
export type NoticeErrorCode =
  | RecoveryErrorCode
  | QuestionErrorCode
  | 'NOTICE_NOT_FOUND'
  | 'NOTICE_NOT_ADDRESSED' // the person's households are not among the places of the notice
  | 'NOTICE_NEEDS_NO_CONFIRMATION'
  | 'NOTICE_DATE_PAST'
  | 'NOTICE_TIMES_MISSING' // an outage says when it begins and ends; details.missing: begin, end or both
  | 'NOTICE_END_EARLY' // not after the beginning
  | 'NOTICE_DATE_FAR' // details.days: how far ahead a notice may be scheduled
  | 'NOTICE_TOO_SHORT' // details.days: how long 居务公开 has to stay
  | 'NOTICE_CHANGED' // somebody corrected, withdrew or pinned it in between
  | 'NOTICE_NOT_CURRENT' // withdrawn, cancelled or rejected: nothing to change any more
  | 'NOTICE_CORRECTION_WAITS' // an earlier correction has not been looked at yet
  | 'NOTICE_CORRECTED_TOO_OFTEN' // details.times
  | 'ATTACHMENT_OTHER_KIND' // its content is not what its name says; details.name
  | 'UPLOADS_TOO_MANY' // in a day; details.most
  | 'ATTACHMENT_HAS_MACROS' // details.name
  | 'ATTACHMENT_HAS_LINKS' // it fetches something from elsewhere when it is opened; details.name
  | 'DRAFTS_FULL' // details.drafts
  | 'REMINDED_RECENTLY' // details.hours: how long to wait between reminders
  | 'CONFIRMATION_KEPT' // too late to take it back, or written down by somebody else
  | 'HOUSEHOLD_CONFIRMED' // no reason left to call
  | 'MARK_GONE' // nobody's mark stands there any more
  | 'MARK_OWN' // one's own mark, or of somebody one lives with: another person says whether it is so
  | 'RECHECK_TODAY' // nobody answered today: another day
  | 'MARK_DISPUTED' // it was said not to be so: another officer asks there
  | 'DOORS_HANDED' // somebody has these doors already; details.name
  | 'DOORS_NONE' // all of them have confirmed
  | 'DOORS_BACK' // nobody has these doors any more
  | 'DOORS_OTHERS' // somebody else has them; details.name
  | 'DOORS_DAY_UNFIT' // details.days: how far ahead doors are due
  | 'STEWARD_UNFIT'; // the person does not look after these doors

export interface NoticeActions
  extends MarkActions,
    HandoutActions,
    RecoveryActions,
    QuestionActions {
  /** Pinned ones first, then the newest; `search` looks into titles and texts. */
  listNotices: Action<
    { communityId: string; search?: string; kind?: NoticeKind; after?: string },
    NoticePage
  >;
  showNotice: Action<OneNotice, NoticeDetail>;
  publishNotice: Action<PublishInput, { noticeId: string; state: NoticeState; households: number }>;
  /** With `forResidentId` for somebody who has agreed to it; both are kept, and everyone concerned sees both. */
  confirmNotice: Action<Change & { forResidentId?: string }, { confirmedAt: number }>;
  /** What waits for people whom the caller may act for. */
  listForOthers: Action<{ communityId: string }, { people: ForSomebody[] }>;
  countTurnout: Action<OneNotice, Turnout>;
  /** Households of the caller's places that have not confirmed, 30 at a time in the order of their numbers. */
  listUnconfirmed: Action<
    OneNotice & { placeId?: PlaceId; search?: string; after?: string },
    { households: UnconfirmedLine[]; next: string | null }
  >;
  listConfirmations: Action<
    OneNotice & { placeId?: PlaceId; search?: string; after?: string },
    { households: ConfirmationLine[]; next: string | null }
  >;
  /** Households of the caller's places that have not confirmed and can still be sent a message. */
  countReach: Action<OneNotice, { households: number }>;
  /** Writes down what a household said on paper, by phone or at the door. */
  confirmFor: Action<Change & { householdId: string; how: MarkedHow }, { confirmedAt: number }>;
  /** Takes back what the caller wrote down, within a day. */
  undoConfirmFor: Action<Change & { householdId: string }, { undone: true }>;
  /**
   * The number of one household that has not confirmed, or after an outage (`about`) says that it is not well yet.
   * Every look is recorded.
   */
  callNumber: Action<
    Change & { householdId: string; about?: 'confirmation' | 'recovery' },
    { phone: string }
  >;
  /** Messages to those who have not confirmed and can still be sent one. @returns their households */
  remindHouseholds: Action<Change, { households: number }>;
  /** A new text in the place of the one that was seen; the old one stays readable below it. */
  correctNotice: Action<
    /** without `eventAt` or `eventUntil` the beginning or the expected end stays as it is */
    Change & {
      version: number;
      title: string;
      body: string;
      eventAt?: number | null;
      eventUntil?: number | null;
      reason: string;
    },
    /** waits: a person has to look at it first, the old text stands until then */
    { version: number; waits: boolean }
  >;
  withdrawNotice: Action<Change & { reason: string }, { state: NoticeState }>;
  pinNotice: Action<Change & { pinned: boolean }, { pinned: boolean }>;
  reportNotice: Action<Change & { reason: ReportReason; note?: string }, { reported: true }>;
  /** A place for one file of the phone, which is put there at once. */
  beginUpload: Action<
    {
      communityId: string;
      folder: Exclude<UploadFolder, 'pictures'>;
      ending: string;
      commandId: string;
    },
    UploadTicket
  >;
  /** The caller's own drafts, the latest first. */
  listDrafts: Action<{ communityId: string }, { drafts: NoticeDraft[] }>;
  saveDraft: Action<
    {
      communityId: string;
      draftId: string;
      form: NoticeForm;
      /** the kept form in whose place this one comes, null if there was none */
      over?: NoticeForm | null;
    },
    /** false: another form is kept by now, or the notice is published; `at`: when what is there was kept */
    { saved: boolean; at: number }
  >;
  dropDraft: Action<{ communityId: string; draftId: string }, { dropped: true }>;
}
