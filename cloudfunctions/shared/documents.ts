import type { DeclineReason, RequestState } from '../../typings/contract/joining.ts';
import type { ReviewReason, ReviewSubject } from '../../typings/contract/moderation.ts';
import type {
  ConfirmedHow,
  NoticeAuthor,
  NoticeForm,
  NoticeKind,
  NoticeState,
  NoticeVersion,
  ReportReason,
} from '../../typings/contract/notice.ts';
import type { HeldRole, PlaceKind, Role } from '../../typings/contract/resident.ts';
import type { GrantedRole } from '../../typings/contract/role.ts';

/**
 * The latest change of a document, written with the change itself.
 * The audit trail takes its entry from here, so a cut between the two loses nothing.
 */
export interface Stamp {
  /** id of the audit entry, from the caller and the command */
  id: string;
  action: string;
  actorId: string;
  /** `place:…`, `household:…`, `notice:…` */
  target: string;
  at: number;
}

export interface Stamped {
  _id: string;
  communityId: string;
  change: Stamp;
}

export interface CommunityDocument extends Stamped {
  name: string;
  /**
   * Set once somebody ceased to be secretary: terms that were ended, `residentId from`, whatever the
   * entries say. Two who end each other's office change this one list, so that one of them remains.
   */
  secretaries?: { ended: string[]; version: number };
}

export interface PlaceDocument extends Stamped {
  parentId: string | null;
  kind: PlaceKind;
  name: string;
  /** 一期 3栋, without the community's name */
  label: string;
  order: number;
  /** the place itself and all around it */
  lineage: string[];
  /** cache: households at or below; rebuilt by every import */
  households: number;
}

/** How a household's one-time code stands. The code itself is never stored. */
export interface CodeState {
  /** keyed hash; a value of its own kind when there is no code, since the index is unique */
  hash: string;
  issuedAt: number | null;
  expiresAt: number | null;
  /** accountKey of who joined with it */
  usedBy: string | null;
  usedAt: number | null;
}

export interface HouseholdDocument extends Stamped {
  /** id of the building, for lists */
  buildingId: string;
  /** the places around it, outermost first, without itself */
  lineage: string[];
  label: string;
  /** the house number as on the door */
  number: string;
  /** sorts 2 before 10 within a building */
  sortKey: string;
  /** 0.01 ㎡ */
  area: number | null;
  head: { name: string | null; phoneCipher: string | null; phoneHash: string | null };
  /** names of those who own it; none if the roster does not say */
  owners: string[];
  /** keyed hash of the owners and the number: several units of one owner are one owner in a vote */
  ownerKey: string | null;
  /** decade in which the head of the household was born: 1950 */
  birthBand: number | null;
  /** micro-grid, by its name within the estate */
  grid: string | null;
  code: CodeState;
  /** who speaks for it; `carried`: their entries say so as well */
  representative?: { residentId: string; since: number; carried: boolean } | null;
}

/** The one-time code with which a community's first secretary takes office. `_id` is the community's id. */
export interface SetupDocument extends Stamped {
  code: CodeState;
  /** who has taken it; the name only until the person has an entry */
  secretary: { residentId: string; openid: string; name: string | null; done: boolean } | null;
}

export interface ResidentHousehold {
  householdId: string;
  label: string;
  joinedAt: number;
}

export interface ResidentDocument extends Stamped {
  /** `wx:<openid>`, or `none:<_id>` for a person without WeChat: unique in a community */
  accountKey: string;
  openid: string | null;
  name: string;
  households: ResidentHousehold[];
  /** every place around one of the households: what notices are addressed by */
  lineages: string[];
  roles: HeldRole[];
  /** template id → messages that may still be sent */
  grants: Record<string, number>;
  /** template id → messages sent */
  sends: Record<string, number>;
  /** the latest commands and messages that changed grants or sends: each of them counts once */
  counted?: string[];
  createdAt: number;
}

export interface PictureState {
  fileId: string;
  /** waiting for the check, or decided; `review` waits for a person */
  state: 'waiting' | 'passed' | 'review' | 'blocked';
  /** of the check; null when the check could not be asked */
  traceId: string | null;
}

/** A document that goes with a notice: nothing but a person can check it. */
export interface AttachmentState {
  fileId: string;
  name: string;
  state: 'review' | 'passed' | 'blocked';
}

/** A new text that waits for a person to look at it. */
export interface PendingCorrection {
  title: string;
  body: string;
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
  pinned: boolean;
  /** sorts lists: the time of publishing, and pinned ones above all others */
  order: number;
  /** counts the corrections */
  version: number;
  history: NoticeVersion[];
  /** since when the present text stands */
  versionFrom: number;
  pending: PendingCorrection | null;
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
 * Somebody without a code asks to be let into a household. `openKey` is the account while the request
 * waits, its own id after: the index over it is unique, so one waits per person and community.
 */
export interface JoinRequestDocument extends Stamped {
  householdId: string;
  label: string;
  /** the places around the household */
  lineage: string[];
  accountKey: string;
  openid: string;
  name: string;
  note: string;
  openKey: string;
  state: RequestState;
  reason: DeclineReason | null;
  at: number;
  /** when it was decided or taken back */
  closedAt: number | null;
  /** what an acceptance says has been done */
  carried: boolean;
}

/**
 * A resident lets another act for them (an elder and a daughter or steward): never in a secret ballot.
 * `_id` is `${principalId}:${agentId}`.
 */
export interface ConsentDocument extends Stamped {
  principalId: string;
  principalName: string;
  agentId: string;
  agentName: string;
  /** YYYY-MM-DD, both inclusive */
  from: string;
  until: string;
  /** in the app by the principal, or recorded by an officer who saw the paper or heard the word */
  given: 'app' | 'paper' | 'spoken';
  /** who recorded it: the principal, or the officer */
  recordedBy: string;
  /** when it was taken back, or null */
  endedAt: number | null;
}

/**
 * `_id` is `${noticeId}:${residentId}`, or `${noticeId}:paper:${householdId}` for what an officer
 * wrote down. A person's own receipt is its own audit record; the others carry a stamp.
 */
export interface ReceiptDocument {
  _id: string;
  communityId: string;
  noticeId: string;
  /** null for what an officer wrote down */
  residentId: string | null;
  /** the addressed households of the resident, at that time */
  households: { householdId: string; buildingId: string; stairId: string }[];
  /** `${noticeId}:${householdId}` of each of them, to be found by */
  keys: string[];
  /** who did it */
  by: { residentId: string; name: string; how: ConfirmedHow };
  confirmedAt: number;
  /** when the officer took it back; then it has no households */
  undoneAt: number | null;
  /** of what was done for somebody else */
  change?: Stamp;
}

export interface ReviewDocument extends Stamped {
  subject: ReviewSubject;
  subjectId: string;
  reason: ReviewReason;
  /** dropped: the notice was taken back */
  state: 'open' | 'released' | 'rejected' | 'dropped';
  /** what the latest decision was about: file ids, or the id of a correction; none for a text */
  decided: string[];
  /** what the latest decision says has been done */
  carried: boolean;
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
export interface DraftDocument {
  _id: string;
  communityId: string;
  residentId: string;
  draftId: string;
  form: NoticeForm;
  at: number;
}

/** `_id` is `${noticeId}:${residentId}`: one message a person and notice, whatever happens. */
export interface MessageDocument {
  _id: string;
  communityId: string;
  noticeId: string;
  residentId: string;
  openid: string;
  templateId: string;
  page: string;
  data: Record<string, { value: string }>;
  /** unsure: the process ended while sending; never sent again, listed for the steward instead */
  /** keys of receipts: once all of these are there, it need not go out */
  needless?: string[];
  state: 'due' | 'sending' | 'sent' | 'refused' | 'unsure' | 'cancelled';
  attempts: number;
  at: number;
}

export interface AuditDocument extends Stamp {
  _id: string;
  communityId: string;
}

/** What takes two officers: one proposes, another agrees. */
export interface ProposalDocument extends Stamped {
  kind: 'grant' | 'end';
  residentId: string;
  role: GrantedRole;
  placeId: string;
  placeLabel: string;
  from: string;
  until: string | null;
  proposedBy: string;
  state: 'open' | 'accepted' | 'declined';
  expiresAt: number;
  /** what an acceptance says has been done */
  carried: boolean;
}

/** What a command to import a roster found, before it wrote anything. */
export interface ImportDocument extends Stamped {
  /** the uploaded file; a day later it is taken away */
  fileId: string;
  file: 'kept' | 'gone';
  state: 'running' | 'done';
  /** households written, of those that are new or change */
  done: number;
  total: number;
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
}

/** An uploaded roster that was looked at; its `_id` follows from the file. A day later both are taken away. */
export interface UploadDocument {
  _id: string;
  communityId: string;
  fileId: string;
  /** when it was looked at last */
  at: number;
}

/** A file that was made for somebody to take along: an exported roster, slips. Its `_id` is its entry's. */
export interface ExportDocument extends Stamped {
  /** where it lies in the storage; nobody can guess it */
  path: string;
  state: 'kept' | 'gone';
  /** when it was made last */
  at: number;
}

/** Wrong codes per person and day. `_id` is a keyed hash of the openid and the day. */
export interface TriesDocument {
  _id: string;
  communityId: string;
  wrong: number;
  day: string;
}

/** Documents that belong to no community yet carry this. */
export const NO_COMMUNITY = '-';
