import type { Action } from '../action';
import type { PairingActions, PairingErrorCode } from '../pairing';
import type { PlaceId } from '../people';
import type { ConsentActions, ConsentErrorCode } from './consent';
import type { ExportActions, ExportErrorCode } from './exporting';
import type { FeedbackActions, FeedbackErrorCode } from './feedback';
import type {
  AddedLine,
  AttendanceLine,
  AttendedShift,
  Certificate,
  HourLine,
  OwnHours,
  PendingLine,
  StationFigures,
  TeamFigures,
  WithdrawnLine,
  YearOfHours,
} from './hours';
import type { ImportActions, ImportErrorCode } from './importing';
import type { InsuranceActions, InsuranceErrorCode } from './insurance';
import type { OrganisingActions, OrganisingErrorCode } from './organising';
import type { PicturedActions, PicturedErrorCode } from './pictured';
import type { MarkLine, Outcome } from './presence';
import type {
  MemberLimit,
  MemberLine,
  ProofLine,
  RainLine,
  SeasonForm,
  SetLimit,
  ShiftDetail,
  ShiftForm,
  ShiftLine,
  SignUpLine,
  SkillLine,
  SkillState,
  Standing,
  StationLine,
} from './shift';

export type { ShiftDetail, ShiftForm, ShiftLine, SignUpLine, Standing, StationLine } from './shift';

type OneShift = { communityId: string; shiftId: string };
type Command = { commandId: string };

/** Codes of this module's actions, beside the common ones in envelope.ts. */
export type VolunteerErrorCode =
  | 'STATION_NOT_FOUND'
  | 'TEAM_NOT_FOUND'
  | 'TEAM_NOT_YOURS' // for its leaders and the secretary
  | 'TEAM_HAS_SHIFTS' // details.shifts lie ahead
  | 'SEASON_TOO_LONG' // details.most shifts
  | 'SHIFT_NOT_FOUND'
  | 'SHIFT_CHANGED' // somebody else changed it in between
  | 'SHIFT_UNFIT' // details.what: times, past, roles; of minors: night, alone; of one that has been: ahead
  | 'SHIFT_CANCELLED'
  | 'SHIFT_BEGUN'
  | 'SHIFT_CLASHES' // details.title, from, until: of the other one
  | 'SHIFT_TIRING' // details.hours without a break
  | 'PLACES_TAKEN' // details.taken: no fewer places than that
  | 'SIGN_UP_CLOSED'
  | 'RISK_UNREAD' // what to beware of comes first
  | 'SIGNED_UP' // already, or waiting
  | 'ROLE_UNFIT' // details.why, details.skill
  | 'WAITLIST_FULL'
  | 'FAMILY_ONLY' // somebody of none of the caller's homes
  | 'OFFER_OVER'
  | 'NOT_SIGNED_UP' // no place on this shift
  | 'CODE_WRONG' // of another shift, or none
  | 'CODE_OLD' // shown too long ago to be sent now
  | 'CHECK_IN_EARLY' // details.from: when it begins
  | 'CHECK_IN_OVER'
  | 'NOT_CHECKED_IN'
  | 'SHIFT_RUNNING' // it is not over yet
  | 'SHIFT_CLOSED' // its leader has closed it already
  | 'HOURS_OWN' // about oneself, or one's own home
  | 'SKILL_OWN' // about oneself
  | 'LIMIT_OWN' // about oneself, or one's own home
  | 'LIMIT_DAYS' // details.most days ahead, and not before tomorrow
  | 'HOURS_TOO_FEW' // details.left: minutes that can be taken off
  | 'HOURS_TOO_MANY' // details.left: minutes that the shift has left
  | 'HOURS_ENTERED' // the same minutes stand by hand already
  | 'HOURS_OVERLAP' // details.title, from, until: of the other shift that has the time
  | 'HOURS_DECIDED'
  | 'CONFIRM_OUTSIDE' // for somebody from outside the team, and of another home
  | 'CERTIFICATE_NOT_FOUND'
  | ConsentErrorCode
  | ExportErrorCode
  | FeedbackErrorCode
  | ImportErrorCode
  | InsuranceErrorCode
  | OrganisingErrorCode
  | PicturedErrorCode
  | PairingErrorCode;

export interface VolunteerActions
  extends PairingActions,
    OrganisingActions,
    ConsentActions,
    FeedbackActions,
    ImportActions,
    ExportActions,
    InsuranceActions,
    PicturedActions {
  /** Keeps a station; `stationId` is null for a new one. */
  saveStation: Action<
    {
      communityId: string;
      stationId: string | null;
      name: string;
      placeId: PlaceId;
      address: string;
    } & Command,
    { stationId: string }
  >;
  saveTeam: Action<
    {
      communityId: string;
      stationId: string;
      teamId: string | null;
      name: string;
      about: string;
      leaderIds: string[];
    } & Command,
    { teamId: string }
  >;
  /** A team without shifts ahead ends; what it did stays. */
  endTeam: Action<{ communityId: string; teamId: string } & Command, { ended: true }>;
  /** Every station with its teams. */
  listTeams: Action<{ communityId: string }, { stations: StationLine[] }>;
  /** The caller's year of birth, for shifts with limits of age; null takes it back. */
  saveBirthYear: Action<
    { communityId: string; born: number | null } & Command,
    { born: number | null }
  >;
  showProfile: Action<
    { communityId: string },
    {
      born: number | null;
      /** `leaders`: who can look at a licence, beside the secretary */
      skills: (SkillLine & { state?: SkillState; leaders?: string[] })[];
      lates: number;
      /** what teams have set for the caller */
      limits?: (SetLimit & { teamName: string })[];
      /** teams that the caller is a member of, and the licence that waits there for a leader */
      teams?: { teamId: string; teamName: string; proof: ProofLine | null }[];
    }
  >;
  /** A leader writes down who belongs to the team and which skills were proved; `member: false` takes somebody out. */
  saveMember: Action<
    {
      communityId: string;
      teamId: string;
      residentId: string;
      member: boolean;
      skills: SkillLine[];
      /** absent: as it is; null: none any more */
      limit?: MemberLimit | null;
      /** the pictures of a licence were looked at, and go */
      proofSeen?: boolean;
    } & Command,
    { member: boolean }
  >;
  listMembers: Action<{ communityId: string; teamId: string }, { members: MemberLine[] }>;
  /** The same shift on days of the week, until a day; sent again it makes none twice. At most 200 shifts. */
  publishSeason: Action<
    { communityId: string; teamId: string; season: SeasonForm } & Command,
    { shifts: number; seasonId: string }
  >;
  /** Cancels the shifts of a season from a day on. */
  endSeason: Action<
    {
      communityId: string;
      teamId: string;
      seasonId: string;
      from: string;
      reason: string;
    } & Command,
    { ended: true }
  >;
  /** The outdoor shifts that begin on a day and have not begun, across teams: what rain would cancel or move. */
  previewRain: Action<{ communityId: string; day: string }, { shifts: RainLine[] }>;
  /** Cancels them, or moves each by whole days at the same time of day. Only those that were seen. */
  applyRain: Action<
    {
      communityId: string;
      day: string;
      shiftIds: string[];
      /** null cancels them */
      moveTo: string | null;
      reason: string;
    } & Command,
    { done: number }
  >;
  /** Who was to be told of a shift's cancellation or move and was not reached: to be called. */
  listUnreached: Action<
    OneShift & { teamId: string },
    {
      people: {
        residentId: string;
        name: string;
        /** false: a leader alone wrote them down, and knows how to reach them; their number is for the secretary */
        calls?: boolean;
      }[];
    }
  >;
  publishShift: Action<
    { communityId: string; teamId: string; form: ShiftForm } & Command,
    { shiftId: string }
  >;
  /** More or fewer places; never fewer than are taken. SHIFT_CHANGED if it was changed since `seen`. */
  resizeShift: Action<
    OneShift & { teamId: string; roleId: string; places: number; seen: string } & Command,
    { places: number }
  >;
  cancelShift: Action<
    OneShift & { teamId: string; reason: string } & Command,
    { state: 'cancelled' }
  >;
  /** 30 shifts from a day on, in the order of their beginning. */
  listShifts: Action<
    {
      communityId: string;
      from: string;
      ofTeam?: string;
      ofSeason?: string;
      mine?: boolean;
      after?: string;
    },
    { shifts: ShiftLine[]; next: string | null }
  >;
  /** All shifts that begin in a month, YYYY-MM: at most a thousand. */
  listMonth: Action<{ communityId: string; month: string }, { shifts: ShiftLine[] }>;
  showShift: Action<OneShift, ShiftDetail>;
  /** Alone, or with people of one's homes: all of them or none. A full role puts them on its waitlist. */
  signUpForShift: Action<
    OneShift & {
      roleId: string;
      with?: string[];
      riskRead?: boolean;
      insuranceRead?: boolean;
    } & Command,
    { standing: Standing }
  >;
  /** Also leaves the waitlist or declines an offer. Cancelling twice is cancelling once. */
  cancelSignUp: Action<OneShift & Command, { standing: Standing }>;
  /** What is to be read before signing up is read before an offer is taken as well. */
  acceptOffer: Action<
    OneShift & { riskRead?: boolean; insuranceRead?: boolean } & Command,
    { standing: Standing }
  >;
  /** Everybody who signed up or waits, for those who lead the team. */
  listSignUps: Action<OneShift & { teamId: string }, { people: SignUpLine[] }>;
  /** By a leader: for somebody without a phone, or the next of the waitlist who was called. */
  addToShift: Action<
    OneShift & {
      teamId: string;
      roleId: string;
      residentId: string;
      /** of an insured shift: they were told that it takes an ID number */
      insuranceRead?: boolean;
    } & Command,
    { added: true }
  >;
  removeFromShift: Action<
    OneShift & { teamId: string; residentId: string } & Command,
    { removed: true }
  >;
  /**
   * The codes of a shift, one for every `step` milliseconds from `from` on: the leader's phone keeps them and
   * shows the one of the moment, also without a signal. `now` is the cloud's clock.
   */
  listCodes: Action<
    OneShift & { teamId: string },
    { title: string; codes: string[]; from: number; step: number; now: number }
  >;
  /** By the code that the leader's phone shows; sent again it answers the same. */
  checkIn: Action<OneShift & { code: string; riskRead?: boolean }, { in: MarkLine }>;
  /** Whoever was signed up by somebody else has read what to beware of, ahead of the day. */
  readRisk: Action<OneShift, { read: true }>;
  checkOut: Action<
    OneShift & { code: string },
    { in: MarkLine; out: MarkLine; left?: MarkLine | null }
  >;
  listAttendance: Action<
    OneShift & { teamId: string },
    { people: AttendanceLine[]; headcount: number | null; shift: AttendedShift }
  >;
  /** A leader ticks that somebody came or went, now, or that a late scan is right. */
  markAttendance: Action<
    OneShift & {
      teamId: string;
      residentId: string;
      mark: 'in' | 'out' | 'tick';
      /** what to beware of was read to somebody who has not read it */
      riskTold?: boolean;
    } & Command,
    { marked: true }
  >;
  /** Once it is over, with how many people were there. Hours follow within minutes. */
  closeShift: Action<
    OneShift & { teamId: string; headcount: number } & Command,
    { headcount: number }
  >;
  /** What came of a shift that is over; both null take it back. */
  noteOutcome: Action<
    OneShift & { teamId: string } & Outcome & Command,
    { outcome: Outcome | null }
  >;
  /** Minutes by hand, also of somebody who had not signed up: they count once somebody else confirms them. */
  addHours: Action<
    OneShift & { teamId: string; residentId: string; minutes: number; reason: string } & Command,
    { entry: HourLine }
  >;
  /** An entry of its own, which counts once somebody else confirms it: minutes below nothing take off. */
  correctHours: Action<
    OneShift & { teamId: string; residentId: string; minutes: number; reason: string } & Command,
    { entry: HourLine }
  >;
  /** What waits for somebody from outside the team, 30 a page. */
  listPendingHours: Action<
    { communityId: string; after?: string },
    { hours: PendingLine[]; next: string | null }
  >;
  decideHours: Action<
    OneShift & {
      teamId: string;
      residentId: string;
      entryId: string;
      decision: 'confirm' | 'refuse';
    } & Command,
    { entry: HourLine }
  >;
  /** The caller's, by year and kind, and 30 shifts a page, the latest first. */
  listOwnHours: Action<
    { communityId: string; after?: string },
    { years: YearOfHours[]; shifts: OwnHours[]; next: string | null }
  >;
  /** Counts of every team and station in a year, YYYY: people, shifts, minutes, people helped. */
  countTeams: Action<
    { communityId: string; year: string },
    { teams: TeamFigures[]; stations?: StationFigures[] }
  >;
  /** For those who supervise: minutes that each officer has added by hand in a year, and shifts written down afterwards. */
  countAdded: Action<
    { communityId: string; year: string },
    {
      officers: AddedLine[];
      withdrawn?: WithdrawnLine[];
    }
  >;
  /** The caller's own hours of these days, numbered; made once by a command. */
  issueCertificate: Action<
    { communityId: string; from: string; until: string } & Command,
    { certificateId: string; certificate: Certificate }
  >;
  /** Whoever holds number and code sees what the certificate says, and nothing else. */
  checkCertificate: Action<
    { communityId: string; number: string; code: string },
    { certificate: Omit<Certificate, 'code'> }
  >;
}
