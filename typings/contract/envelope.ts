/** What every cloud function answers: the data, or a stable code that miniprogram/text/ turns into words. */
export type Envelope<Data> =
  | { ok: true; data: Data }
  | { ok: false; code: ErrorCode; details?: ErrorDetails };

/** Extra facts for the sentence on the phone. Never personal data. */
export type ErrorDetails = Record<string, string | number | boolean>;

/** One action: what goes in, what comes out. */
export interface Action<Input, Data> {
  input: Input;
  data: Data;
}

/**
 * Stable codes. A code is never renamed or reused for something else.
 * Those in the first group can come from any action.
 */
export type ErrorCode =
  | 'NO_IDENTITY' // the call carries no WeChat identity
  | 'ACTION_UNKNOWN'
  | 'INPUT_INVALID' // details.field names the first wrong field
  | 'NOT_A_RESIDENT' // no entry in this community
  | 'NOT_ALLOWED' // no role, an expired role, or a role of another place
  | 'SERVICE_BUSY' // the database or another service did not answer: try again, nothing is lost
  | 'COMMAND_EXPIRED' // what was shown for this command is not shown again after an hour
  | 'INTERNAL'
  // resident
  | 'PLACE_NOT_FOUND'
  | 'HOUSEHOLD_NOT_FOUND'
  | 'RESIDENT_NOT_FOUND'
  | 'CONSENT_OWN' // nobody writes down that they themselves may act for another
  | 'CONSENT_TOO_LONG' // details.days: how long a consent may last
  | 'REQUEST_NOT_FOUND'
  | 'REQUEST_OPEN' // one waits already
  | 'REQUEST_TOO_MANY' // details.days: how long to wait before asking again
  | 'REQUEST_DECIDED' // another officer was quicker, or it was taken back
  | 'REQUEST_OWN' // nobody lets themselves in
  | 'MEMBER_ALREADY'
  | 'HOUSEHOLD_LAST' // whoever leaves the only household leaves the community
  | 'REPRESENTATIVE_CHANGED' // somebody else chose in between
  | 'OFFICE_HELD' // an office has to be handed over before its holder leaves
  | 'CODE_UNKNOWN' // also for a code that was replaced by a newer one
  | 'CODE_USED'
  | 'CODE_EXPIRED' // details.days: how long a code lives
  | 'TOO_MANY_TRIES' // details.hours: how long to wait
  | 'FILE_NOT_FOUND'
  | 'FILE_NOT_XLSX' // not a zip, or no workbook inside
  | 'FILE_ENCRYPTED'
  | 'FILE_EMPTY'
  | 'FILE_TOO_LARGE' // details.rows or details.bytes: the limit
  | 'FILE_COLUMNS_MISSING' // details.columns
  | 'ROSTER_HAS_ERRORS' // apply was asked for, but the check finds bad rows
  | 'SLIPS_NONE' // somebody has joined behind every door
  | 'SLIPS_TOO_MANY' // details.most: doors that one file may have
  // role
  | 'ROLE_PLACE_UNFIT' // that office is not held at such a place
  | 'ROLE_TERM_WRONG' // ends before it begins, is over, or longer than details.years
  | 'ROLE_HELD' // the person holds it there in that time
  | 'ROLE_NOT_HELD' // ended or never granted
  | 'LAST_SECRETARY' // a community is never without one
  | 'PROPOSAL_NOT_FOUND'
  | 'PROPOSAL_DECIDED'
  | 'PROPOSAL_OWN' // it takes a second person
  | 'PROPOSAL_LAPSED' // nobody decided within details.days
  // notice
  | 'NOTICE_NOT_FOUND'
  | 'NOTICE_NOT_ADDRESSED' // the person's households are not among the places of the notice
  | 'NOTICE_NEEDS_NO_CONFIRMATION'
  | 'NOTICE_DATE_PAST'
  | 'NOTICE_DATE_FAR' // details.days: how far ahead a notice may be scheduled
  | 'NOTICE_TOO_SHORT' // details.days: how long 居务公开 has to stay
  | 'NOTICE_CHANGED' // somebody corrected, withdrew or pinned it in between
  | 'NOTICE_NOT_CURRENT' // withdrawn, cancelled or rejected: nothing to change any more
  | 'NOTICE_CORRECTION_WAITS' // an earlier correction has not been looked at yet
  | 'NOTICE_CORRECTED_TOO_OFTEN' // details.times
  | 'ATTACHMENT_OTHER_KIND' // its content is not what its name says; details.name
  | 'ATTACHMENT_HAS_MACROS' // details.name
  | 'DRAFTS_FULL' // details.drafts
  | 'REMINDED_RECENTLY' // details.hours: how long to wait between reminders
  | 'PHONE_UNKNOWN' // the roster has no number of this household
  | 'CONFIRMATION_KEPT' // too late to take it back, or written down by somebody else
  | 'HOUSEHOLD_CONFIRMED' // no reason left to call
  | 'CONSENT_NEEDED' // the person has not agreed, or no longer
  | 'TEXT_REFUSED' // the text check found it risky
  // covenant
  | 'COVENANT_NOT_FOUND'
  | 'COVENANT_CHANGED' // somebody changed the text in between
  | 'COVENANT_FROZEN' // settled, adopted, replaced or given up: nothing to change
  | 'COVENANT_NOT_OPEN' // comments are not taken, or no longer
  | 'COVENANT_NOT_YOURS' // the person has no home there
  | 'COVENANT_DATE_PAST' // the day is over, or would cut short what was promised
  | 'COVENANT_NO_CLAUSES'
  | 'COVENANT_TOO_LONG' // details.clauses, details.characters: the limits
  | 'COVENANT_FLAGS_OPEN' // details.flags: how many have no answer
  | 'COVENANT_AMENDMENTS_OPEN' // details.amendments: how many have no answer
  | 'COVENANT_SECOND_PERSON' // the text check asks for a second person's eye
  | 'FRAME_NOT_FOUND'
  | 'CLAUSE_GONE' // taken out, or replaced, since
  | 'COMMENT_NOT_FOUND'
  | 'COMMENT_OWN' // nobody supports what they wrote themselves
  | 'AMENDMENT_NOT_FOUND'
  | 'AMENDMENT_IN_REVIEW' // its words have not been let through
  | 'AMENDMENT_DECIDED' // another was quicker, or it was taken back
  | 'FLAG_GONE' // the words have changed since
  | 'VERSION_NOT_FOUND'
  | 'FILE_NOT_DOCX' // not a zip, or no text document inside
  | 'FILE_NO_WORDS' // pictures alone, or nothing
  | 'FILE_NOT_TEXT' // neither UTF-8 nor GB 18030
  // ballot
  | 'SETTINGS_CHANGED' // somebody else changed them in between
  | 'MOTION_NOT_FOUND'
  | 'MOTION_CHANGED' // somebody else changed it in between
  | 'MOTION_ANNOUNCED' // what was announced stands
  | 'MOTION_HAS_PROBLEMS' // details.problems: the first of them
  | 'MOTION_NOT_OPEN' // not yet; details.opensAt
  | 'MOTION_OPENED' // too late to cancel, or to correct the roster
  | 'MOTION_CLOSED'
  | 'MOTION_NOT_DUE' // it is not over yet
  | 'MOTION_NOT_COUNTED'
  | 'MOTION_NOT_SIGNED' // details.signatures of 2
  | 'VOTER_NOT_FOUND' // not on the roster
  | 'VOTER_NOT_YOURS' // somebody else votes for them
  | 'ANSWER_UNFIT' // an unknown option, or too many
  | 'BALLOT_CAST' // one is there already; details.channel
  | 'BALLOT_VOIDED' // voided meanwhile: look again
  | 'RECEIPT_TAKEN' // the phone makes another
  | 'RECEIPT_UNFIT' // not the receipt of the ballot that is there
  | 'ROOM_CODE_WRONG'
  | 'ROOM_NOT_NEEDED' // presence does not count in this motion
  | 'PROXY_NOT_ALLOWED'
  | 'PROXY_ELSEWHERE' // the motion does not concern whom it is given to
  | 'PROXY_TOO_MANY' // details.most
  | 'PAPER_NOT_FOUND'
  | 'PAPER_ENTERED' // this paper or voter waits already
  | 'PAPER_OWN' // it takes a second person
  | 'PAPER_DECIDED'
  | 'PAPER_UNKNOWN' // a number that was not printed for this motion
  | 'PAPERS_NONE' // everybody there has voted
  | 'PAPERS_TOO_MANY' // more papers than voters who handed one in
  | 'OBJECTION_NOT_FOUND'
  | 'OBJECTION_ANSWERED'
  | 'OBJECTION_TOO_LATE'
  | 'OBJECTION_TOO_MANY' // details.most a person
  | 'OBJECTIONS_OPEN' // details.open
  | 'CORRECTION_UNFIT'
  | 'RESULT_SIGNED' // the caller has signed already
  | 'RESULT_CHANGED' // not the list that was looked at
  // moderation
  | 'REVIEW_NOT_FOUND'
  | 'REVIEW_DECIDED'
  | 'REVIEW_OWN' // nobody releases what they wrote themselves
  // phone only, never sent by a function
  | 'OFFLINE';
