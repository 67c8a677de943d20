import type { BallotErrorCode } from './ballot';
import type { CivilityErrorCode } from './civility/actions';
import type { CovenantErrorCode } from './covenant';
import type { FilingErrorCode } from './filing';
import type { MatterErrorCode } from './matter/actions';
import type { MeetingErrorCode } from './meeting/actions';
import type { DatePollErrorCode } from './meeting/date';
import type { ModerationErrorCode } from './moderation';
import type { NoticeErrorCode } from './notice';
import type { AppraisalErrorCode } from './office/appraisal';
import type { HandoverErrorCode } from './office/handover';
import type { SelectionErrorCode } from './office/selection';
import type { ResidentErrorCode } from './resident';
import type { RoleErrorCode } from './role';
import type { RosterErrorCode } from './roster';
import type { VolunteerErrorCode } from './volunteer/actions';

export type { Action } from './action';

/** What every cloud function answers: the data, or a stable code that miniprogram/text/ turns into words. */
export type Envelope<Data> =
  | { ok: true; data: Data }
  | { ok: false; code: ErrorCode; details?: ErrorDetails };

/** Extra facts for the sentence on the phone. Never personal data. */
export type ErrorDetails = Record<string, string | number | boolean>;

/** Stable codes, each declared with its module. A code is never renamed or reused for something else. */
export type ErrorCode =
  | CommonErrorCode
  | BallotErrorCode
  | CivilityErrorCode
  | CovenantErrorCode
  | FilingErrorCode
  | MatterErrorCode
  | MeetingErrorCode
  | DatePollErrorCode
  | ModerationErrorCode
  | NoticeErrorCode
  | ResidentErrorCode
  | RoleErrorCode
  | RosterErrorCode
  | SelectionErrorCode
  | HandoverErrorCode
  | AppraisalErrorCode
  | VolunteerErrorCode;

/** Codes that more than one module answers. */
export type CommonErrorCode =
  // from any action
  | 'NO_IDENTITY' // the call carries no WeChat identity
  | 'ACTION_UNKNOWN'
  | 'INPUT_INVALID' // details.field names the first wrong field
  | 'NOT_A_RESIDENT' // no entry in this community
  | 'NOT_ALLOWED' // no role, an expired role, or a role of another place
  | 'SERVICE_BUSY' // the database or another service did not answer: try again, nothing is lost
  | 'COMMAND_EXPIRED' // what was shown for this command is not shown again after an hour
  | 'INTERNAL'
  // from whatever names a place or a person, takes a file or a text
  | 'PLACE_NOT_FOUND'
  | 'HOUSEHOLD_NOT_FOUND'
  | 'RESIDENT_NOT_FOUND'
  | 'HOUSEHOLD_OWN' // one's own household: another officer does it
  | 'PHONE_UNKNOWN' // the roster has no number of this household
  | 'FILE_NOT_FOUND'
  | 'FILE_TOO_LARGE' // details.rows or details.bytes: the limit
  | 'FILE_ENCRYPTED'
  | 'PICTURE_UNFIT' // no JPEG, PNG or WebP, broken, or too large to be shown
  | 'TEXT_REFUSED' // the text check found it risky
  | 'TEXT_WAITS' // the text check doubts it: a second person reads it first
  // phone only, never sent by a function
  | 'OFFLINE';
