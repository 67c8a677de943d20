import type { ConsentLine } from '../../typings/contract/volunteer/consent.ts';
import type { Said, SaidBack } from '../../typings/contract/volunteer/feedback.ts';
import type { HourLine } from '../../typings/contract/volunteer/hours.ts';
import type { ShiftChange } from '../../typings/contract/volunteer/organising.ts';
import type { MarkLine, Outcome } from '../../typings/contract/volunteer/presence.ts';
import type { SeasonForm, ShiftKind, ShiftRole } from '../../typings/contract/volunteer/shift.ts';
import {
  type Changeable,
  collection,
  type Stamp,
  type Stamped,
  type Stored,
} from '../kernel/database/collection.ts';
import type { ExportRequestDocument } from './export/export-document.ts';
import type { ImportedLine, LeftRow, TeamImportDocument } from './import/import-document.ts';
import type { InsuredNumberDocument } from './insurance/insured-document.ts';
import type {
  LicenceProof,
  LimitMark,
  MemberDocument,
  MemberSkill,
} from './member/member-document.ts';
import type {
  GivenAgreement,
  PairingDocument,
  PairingEntryDocument,
  PairingVisitDocument,
} from './pairing/pairing-document.ts';

export type {
  ExportRequestDocument,
  GivenAgreement,
  ImportedLine,
  InsuredNumberDocument,
  LeftRow,
  LicenceProof,
  LimitMark,
  MemberDocument,
  MemberSkill,
  PairingDocument,
  PairingEntryDocument,
  PairingVisitDocument,
  TeamImportDocument,
};

export interface StationDocument extends Stamped {
  name: string;
  placeId: string;
  placeLabel: string;
  address: string;
}

export interface TeamDocument extends Stamped {
  stationId: string;
  /** of the station */
  placeId: string;
  name: string;
  about: string;
  /** ids of residents */
  leaders: string[];
  state: 'active' | 'ended';
}

/** What to beware of was read by somebody, or to them: who says so, and when. */
export interface RiskMark {
  how: 'read' | 'told';
  by: string;
  at: number;
}

/** A place that is taken, or kept for the next of the waitlist until an offer ends. */
export interface Seat {
  roleId: string;
  /** of the sign-up; those who signed up together share it */
  key: string;
  at: number;
  /** who did it: the person, somebody of their home, or a leader */
  by: string;
  state: 'in' | 'offered';
  /** of an offer: when it ends */
  until: number | null;
  /** whether the volunteer's own document is known to keep this time */
  claimed: boolean;
  /** of an offer: the message about it is in the outbox */
  told: boolean;
  /** of a leader: recorded in the audit trail once the seat is looked at */
  stamp: Stamp | null;
  /** null: they have not read what to beware of; absent: they did if they signed up themselves */
  risk?: RiskMark | null;
}

/**
 * Somebody of a waitlist, in the order of `number`, which the shift's conditional update hands out; those who
 * signed up together share it. `_id` is `${shiftId}:${residentId}`.
 */
export interface WaiterDocument extends Stored {
  shiftId: string;
  residentId: string;
  roleId: string;
  key: string;
  number: number;
  at: number;
  by: string;
  /** passed over while another shift took the same time */
  passed: boolean;
}

/** Why somebody is no longer on a shift. */
export type GoneWhy =
  | 'left' // took themselves off in time
  | 'forgotten' // is not in the community any more
  | 'late' // after the time until which it is not counted
  | 'expired' // did not answer the offer
  | 'clash' // another shift had the time
  | 'unfit' // they cannot or may not do it at its new time
  | 'removed' // by a leader
  | 'cancelled' // the shift was
  | 'passed' // stays on the waitlist, and is told
  | 'moved'; // the shift was: stays on it, at its new time if no other shift has that

/** What everybody on a shift or its waitlist is still to be told. */
export interface ShiftNews {
  /** of the change: each is told once */
  id: string;
  /** moved: those who have places are told with their own document */
  /** insured: from now on it takes an ID number */
  why: 'changed' | 'moved' | 'insured';
}

/** Who wrote something down, and why. */
type WrittenDown = { by: string; at: number; reason: string };

/** What is still to be done about somebody: their own document follows, and a message. */
export interface Gone {
  residentId: string;
  key: string;
  why: GoneWhy;
  /** the command that ended it, if it was somebody's */
  by: string | null;
  /** of a leader's command: recorded in the audit trail when this is looked after */
  stamp: Stamp | null;
  at: number;
}

/**
 * Who has which place is said here and nowhere else: every sign-up, cancellation, offer and change of
 * places is one conditional update of this one document. Who waits has a document of their own, under the
 * number that such an update has handed out: a long waitlist makes no sign-up slower.
 */
export interface ShiftDocument extends Stamped {
  teamId: string;
  teamName: string;
  title: string;
  kind: ShiftKind;
  about: string;
  meet: string;
  outdoor: boolean;
  /** the day on which it begins, YYYY-MM-DD */
  day: string;
  from: number;
  until: number;
  signUpUntil: number;
  /** cancelling from here on is counted */
  lateFrom: number;
  roles: ShiftRole[];
  state: 'open' | 'cancelled';
  cancelled: { reason: string; at: number } | null;
  /** what to beware of */
  risk?: string;
  /** whoever is on it gives an ID number for the insurer */
  insured?: boolean;
  /** role → places that nobody has and that no offer keeps */
  free: Record<string, number>;
  /** resident → their place */
  seats: Record<string, Seat>;
  /** how many have joined the waitlist so far: the number of the latest */
  arrivals: number;
  /** role → how many wait, counted anew by upkeep; as long as somebody waits, nobody passes them by */
  waits: Record<string, number>;
  /** when somebody joined last and `waits` was not counted since; 0: it was */
  joinedAt: number;
  gone: Gone[];
  /** whom a leader wrote down who had neither signed up nor waited: the leader asked them elsewhere */
  listed?: string[];
  /** of a shift that was cancelled or moved: everybody who had a place or waited */
  concerned: string[];
  /** null once all are told */
  news?: ShiftNews | null;
  /** which change of its season it has taken over last */
  editNumber?: number;
  /** whoever is on it was reminded, of this beginning; 0 once it is moved */
  remindedFor?: number;
  /** of a season that was published at once */
  seasonId?: string;
  /** closed by its leader, with how many people were there */
  closed?: { headcount: number; by: string; at: number };
  /** what came of it; null where it was taken back */
  outcome?: (Omit<Outcome, 'agreed'> & { by: string; at: number }) | null;
  /** whether its hours are to be written down, or are */
  hours?: 'due' | 'done';
  /** written down when it had been; `follows` is the shift that went on for longer */
  made?: WrittenDown & { follows: string | null; withdrawn?: WrittenDown };
  /** of such a one: when somebody last set out to confirm hours of it */
  confirmAt?: number;
  /** of one that was withdrawn: when hours that still wait are looked for; NEVER once they were */
  closeAt?: number;
  /** raised by every change that follows from somebody's sign-up */
  turn: number;
  /** when upkeep has something to do; NEVER if nothing */
  dueAt: number;
}

/** Time that a shift takes. */
export interface Claim {
  shiftId: string;
  /** of the sign-up */
  key: string;
  title: string;
  from: number;
  until: number;
}

/**
 * What one volunteer's shifts share: no two of them at the same time. `_id` is `${communityId}:${residentId}`;
 * changed on condition of `version` alone.
 */
export interface VolunteerDocument extends Stored {
  residentId: string;
  version: number;
  claims: Claim[];
  /** the latest sign-ups and cancellations that are done with: sent again they change nothing */
  done: string[];
  /** cancellations after the time until which they are not counted */
  lates: { shiftId: string; key: string; at: number }[];
  /** year of birth, as the volunteer says; for shifts with limits of age */
  born: number | null;
  /** confirmed by a leader of the team; the last day on which a licence holds */
  skills: { skill: string; until: string | null; teamId?: string; seenOn?: string }[];
  /** teams that they are a member of */
  teamIds: string[];
  /** what teams have set for them, which sign-ups look at */
  limits?: (LimitMark & { teamId: string })[];
  /** team → when what it says of them was written down: what is older does not take its place */
  memberAt?: Record<string, number>;
}

/** Shifts that were published at once. */
export interface SeasonDocument extends Stamped {
  teamId: string;
  teamName: string;
  form: SeasonForm;
  /** how many shifts it has */
  shifts: number;
  /** all of them are there */
  made: boolean;
  /** it ends before this day: later ones are cancelled */
  ended: { from: string; reason: string; at: number } | null;
  /** what ended it is done */
  settled: boolean;
  /** the latest change of its shifts from a day on */
  edit?: { number: number; id: string; by: string; from: string; change: ShiftChange; at: number };
  /** its shifts have taken it over; absent if there was none */
  edited?: boolean;
}

/** Outdoor shifts of a day, cancelled or moved by one act across teams. */
export interface RainDocument extends Stamped {
  day: string;
  shiftIds: string[];
  moveTo: string | null;
  reason: string;
  /** all of them are cancelled or moved */
  done: boolean;
}

/** When somebody came or went, and who says so. */
export interface Mark extends MarkLine {
  by: string;
  /** scanned by somebody who leads the team, and who holds the codes */
  leads?: true;
}

/** Minutes, once written, stay: what is wrong is corrected by another entry. */
export interface HourEntry extends HourLine {
  by: string;
  decidedBy: string | null;
}

/**
 * One person at one shift, and the hours that come of it; `_id` is `${shiftId}:${residentId}`. The sum of the
 * entries that count is never less than nothing and never more than the shift's length.
 */
export interface AttendanceDocument extends Changeable {
  shiftId: string;
  teamId: string;
  teamName: string;
  residentId: string;
  title: string;
  kind: ShiftKind;
  /** the day on which the shift began, and its times */
  day: string;
  from: number;
  until: number;
  in: Mark | null;
  out: Mark | null;
  /** a leader says that a late scan is right */
  ticked: boolean;
  /** of whoever had not read what to beware of when they got their place */
  risk?: RiskMark;
  /** scanned without a signal and sent once the hours were written down: waits for a leader, then it is `out` */
  left?: Mark | null;
  entries: HourEntry[];
  /** an entry waits for somebody from outside the team */
  pending: boolean;
  /** of hours from before that a table says: no shift has them */
  imported?: { importId: string /** a day, a month or a year */; period: string };
  /** when whoever reckons with what counts is to look again; 0: they know */
  reckonAt?: number;
  /** raised by every change of what counts, and the one that was looked at first */
  turn?: number;
  looked?: number;
}

/** What a volunteer and their team's leader say to each other about a shift; `_id` is `${shiftId}:${residentId}`. */
export interface FeedbackDocument extends Changeable {
  shiftId: string;
  teamId: string;
  residentId: string;
  title: string;
  day: string;
  said: Said | null;
  answer: (SaidBack & { by: string }) | null;
}

/** Whether a guardian lets a minor come; `_id` is `${communityId}:${residentId}`. */
export interface GuardianConsentDocument extends Changeable, Pick<ConsentLine, 'state' | 'how'> {
  residentId: string;
  guardianId: string | null;
  notedBy: string | null;
  confirmedBy: string | null;
  at: number;
  /** of one that was withdrawn: when places ahead are looked for; NEVER once they were */
  dropAt: number;
}

/** Somebody's hours of some days, as they were when they asked for it. */
export interface CertificateDocument extends Stamped {
  number: string;
  /** what it is checked by, as printed; until a job has noted it, of one from before codes were kept, it follows */
  code?: string;
  residentId: string;
  name: string;
  communityName: string;
  from: string;
  until: string;
  measured: number;
  added: number;
  /** missing in those from before they stood apart */
  imported?: number;
  at: number;
}

/** A time that does not come. */
export const NEVER = 8_640_000_000_000_000;

export const stations = collection<StationDocument>('stations');
export const teams = collection<TeamDocument>('teams');
export const shifts = collection<ShiftDocument>('shifts');
export const waiters = collection<WaiterDocument>('waiters');
export const attendances = collection<AttendanceDocument>('attendances');
export const certificates = collection<CertificateDocument>('certificates');
export const members = collection<MemberDocument>('members');
export const feedbacks = collection<FeedbackDocument>('feedbacks');
export const guardianConsents = collection<GuardianConsentDocument>('guardianConsents');
export const seasons = collection<SeasonDocument>('seasons');
export const rains = collection<RainDocument>('rains');
export const teamImports = collection<TeamImportDocument>('teamImports');
export const insuredNumbers = collection<InsuredNumberDocument>('insuredNumbers');
export const exportRequests = collection<ExportRequestDocument>('exportRequests');
export const volunteers = collection<VolunteerDocument>('volunteers');
export const pairings = collection<PairingDocument>('pairings');
export const pairingVisits = collection<PairingVisitDocument>('pairingVisits');
export const pairingDiary = collection<PairingEntryDocument>('pairingDiary');
