import type { Action } from '../action';
import type { ShiftForm, ShiftKind, ShiftRole } from './shift';

type Command = { commandId: string };

/** Somebody whose whole name a leader knows. */
export interface Neighbour {
  residentId: string;
  name: string;
  /** 一期 1栋 1单元: without the door, to tell apart who bears the same name */
  home: string;
}

/** Shifts of a team that repeat, of which some lie ahead. */
export interface SeasonLine {
  seasonId: string;
  title: string;
  kind: ShiftKind;
  /** HH:mm */
  from: string;
  until: string;
  /** 0 is Sunday */
  weekdays: number[];
  /** days of the next and of the last shift */
  nextDay: string;
  lastDay: string;
  /** how many lie ahead */
  ahead: number;
}

/** A shift that has been, written down afterwards. */
export type MadeForm = Pick<ShiftForm, 'title' | 'kind' | 'meet' | 'day' | 'from' | 'until'>;

/** What a leader changes about a shift; what is left out stays. `from` and `until` go together. */
export interface ShiftChange {
  title?: string;
  about?: string;
  meet?: string;
  outdoor?: boolean;
  /** whoever is on it already is asked for a number by a message, and stands as missing until then */
  insured?: boolean;
  /** HH:mm; an end that is not after the beginning lies on the next day */
  from?: string;
  until?: string;
  /** all of them; one that somebody has or waits for stays */
  roles?: ShiftRole[];
}

/** Codes of these actions. */
export type OrganisingErrorCode =
  | 'PERSON_NOT_CONCERNED' // not on the shift, nor told of its cancellation
  | 'PERSON_NOT_ASKED' // written down by a leader, who asked them elsewhere
  | 'RECORD_NOT_YOURS' // for whoever wrote the shift down, and the secretary
  | 'SHIFT_WITHDRAWN' // it had been written down by mistake
  | 'HOURS_CONFIRMED' // hours of it count already: they are corrected
  | 'HOURS_CONFIRMING' // somebody may be confirming hours of it just now
  | 'GROUP_TOO_BIG'; // details.left places of the role

export interface OrganisingActions {
  /** By the whole name alone: who leads a team looks up whom they know, and no list of residents. */
  findNeighbours: Action<
    { communityId: string; teamId: string; name: string },
    { people: Neighbour[] }
  >;
  /** A team's seasons that have shifts ahead. */
  listSeasons: Action<{ communityId: string; teamId: string }, { seasons: SeasonLine[] }>;
  /**
   * A shift that nobody had published, within 30 days after it; or, from the end of `follows` on, how one went on for
   * longer. Its hours are added by hand.
   */
  recordShift: Action<
    {
      communityId: string;
      teamId: string;
      follows: string | null;
      form: MadeForm;
      reason: string;
    } & Command,
    { shiftId: string }
  >;
  /**
   * Takes back what `recordShift` wrote down by mistake, while none of its hours is confirmed. Those that wait are
   * closed with it; supervisors go on seeing both.
   */
  withdrawRecord: Action<
    { communityId: string; shiftId: string; teamId: string; reason: string } & Command,
    { withdrawn: true }
  >;
  /**
   * This shift alone, also its day. Who has a place keeps it, and all are told; PLACES_TAKEN if a role that
   * somebody has would go, SHIFT_CHANGED if it was changed since `seen`.
   */
  editShift: Action<
    {
      communityId: string;
      shiftId: string;
      teamId: string;
      change: ShiftChange & { day?: string };
      seen: string;
    } & Command,
    { changed: true }
  >;
  /** All shifts of a season from a day on. Where more places are taken than the role would have, those stay. */
  editSeason: Action<
    {
      communityId: string;
      teamId: string;
      seasonId: string;
      from: string;
      change: ShiftChange;
    } & Command,
    { changed: number }
  >;
  /** People of several homes who have agreed to come together: all of them, or none. */
  addGroup: Action<
    {
      communityId: string;
      shiftId: string;
      teamId: string;
      roleId: string;
      residentIds: string[];
      /** of an insured shift: all were told that it takes an ID number */
      insuranceRead?: boolean;
    } & Command,
    { added: number }
  >;
  /**
   * The number that the roster has of the home of somebody who signed up for the shift, waits for it, or is to be told
   * that it was cancelled or moved. Whom a leader wrote down is for the secretary. Every look leaves its entry first.
   */
  callPerson: Action<
    { communityId: string; shiftId: string; teamId: string; residentId: string } & Command,
    { phone: string; head: string }
  >;
}
