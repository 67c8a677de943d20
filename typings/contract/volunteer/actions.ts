import type { Action } from '../action';
import type { PlaceId } from '../people';
import type { ShiftDetail, ShiftForm, ShiftLine, SignUpLine, Standing, StationLine } from './shift';

export type { ShiftDetail, ShiftForm, ShiftLine, SignUpLine, Standing, StationLine } from './shift';

type OneShift = { communityId: string; shiftId: string };
type Command = { commandId: string };

/** Codes of this module's actions, beside the common ones in envelope.ts. */
export type VolunteerErrorCode =
  | 'STATION_NOT_FOUND'
  | 'TEAM_NOT_FOUND'
  | 'TEAM_NOT_YOURS' // for its leaders and the secretary
  | 'TEAM_HAS_SHIFTS' // details.shifts lie ahead
  | 'SHIFT_NOT_FOUND'
  | 'SHIFT_CHANGED' // somebody else changed it in between
  | 'SHIFT_UNFIT' // details.what: times, past, roles
  | 'SHIFT_CANCELLED'
  | 'SHIFT_BEGUN'
  | 'SHIFT_CLASHES' // details.title, from, until: of the other one
  | 'SHIFT_TIRING' // details.hours without a break
  | 'PLACES_TAKEN' // details.taken: no fewer places than that
  | 'SIGN_UP_CLOSED'
  | 'SIGNED_UP' // already, or waiting
  | 'ROLE_UNFIT' // details.why, details.skill
  | 'WAITLIST_FULL'
  | 'FAMILY_ONLY' // somebody of none of the caller's homes
  | 'OFFER_OVER';

export interface VolunteerActions {
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
    { communityId: string; from: string; ofTeam?: string; mine?: boolean; after?: string },
    { shifts: ShiftLine[]; next: string | null }
  >;
  /** All shifts that begin in a month, YYYY-MM: at most a thousand. */
  listMonth: Action<{ communityId: string; month: string }, { shifts: ShiftLine[] }>;
  showShift: Action<OneShift, ShiftDetail>;
  /** Alone, or with people of one's homes: all of them or none. A full role puts them on its waitlist. */
  signUpForShift: Action<
    OneShift & { roleId: string; with?: string[] } & Command,
    { standing: Standing }
  >;
  /** Also leaves the waitlist or declines an offer. Cancelling twice is cancelling once. */
  cancelSignUp: Action<OneShift & Command, { standing: Standing }>;
  acceptOffer: Action<OneShift & Command, { standing: Standing }>;
  /** Everybody who signed up or waits, for those who lead the team. */
  listSignUps: Action<OneShift & { teamId: string }, { people: SignUpLine[] }>;
  /** By a leader: for somebody without a phone, or the next of the waitlist who was called. */
  addToShift: Action<
    OneShift & { teamId: string; roleId: string; residentId: string } & Command,
    { added: true }
  >;
  removeFromShift: Action<
    OneShift & { teamId: string; residentId: string } & Command,
    { removed: true }
  >;
}
