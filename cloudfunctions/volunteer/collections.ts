import type { ShiftKind, ShiftRole } from '../../typings/contract/volunteer/shift.ts';
import {
  collection,
  type Stamp,
  type Stamped,
  type Stored,
} from '../kernel/database/collection.ts';

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
  | 'late' // after the time until which it is not counted
  | 'expired' // did not answer the offer
  | 'clash' // another shift had the time
  | 'removed' // by a leader
  | 'cancelled' // the shift was
  | 'passed'; // stays on the waitlist, and is told

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
  /** of a cancelled shift: everybody who had a place or waited */
  concerned: string[];
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
  /** confirmed by a leader; the last day on which a licence holds */
  skills: { skill: string; until: string | null }[];
  /** teams that they are a member of */
  teamIds: string[];
}

/** A time that does not come. */
export const NEVER = 8_640_000_000_000_000;

export const stations = collection<StationDocument>('stations');
export const teams = collection<TeamDocument>('teams');
export const shifts = collection<ShiftDocument>('shifts');
export const waiters = collection<WaiterDocument>('waiters');
export const volunteers = collection<VolunteerDocument>('volunteers');
