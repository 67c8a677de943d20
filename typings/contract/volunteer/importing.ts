import type { Action } from '../action';
import type { HourLine } from './hours';

/** Members and hours of before, brought over from a table: entered by one, decided by another. */

/** What is wrong with a row. */
export type ImportReason =
  | 'no-name'
  | 'no-door' // neither a door nor a phone number
  | 'unknown' // nobody of this name behind that door, or with that number
  | 'several' // two people of one name
  | 'day-unfit' // no day, month or year that can be, or one to come
  | 'here' // the team had shifts here by then: a leader adds hours to those
  | 'minutes-unfit' // no time, or more than the day, month or year can have
  | 'team-other' // another team is named
  | 'twice' // the same person, day and activity stands in the table twice
  | 'known' // brought over before, or a member already
  | 'overlaps' // the sum of a month or a year beside days of it
  | 'full' // more hours than a day has, with those that are known
  | 'own-home' // of whoever enters it: somebody else does
  | 'same-day'; // other hours of that day are known: it is taken all the same

export interface ImportDoubt {
  /** as Excel counts it */
  row: number;
  reason: ImportReason;
  /** what stands there */
  written: string;
  /** the row is left out */
  left: boolean;
}

/** What would be brought over. */
export interface ImportCheck {
  what: 'hours' | 'members';
  /** rows about people */
  rows: number;
  people: number;
  /** rows that are understood, and their minutes */
  lines: number;
  minutes: number;
  /** the first ones */
  doubts: ImportDoubt[];
  doubtCount: number;
}

export interface ImportLine {
  importId: string;
  teamId: string;
  teamName: string;
  what: 'hours' | 'members';
  lines: number;
  people: number;
  minutes: number;
  /** rows that were left out */
  left: number;
  state: 'open' | 'confirmed' | 'declined';
  /** how many lines are done with */
  posted: number;
  byName: string;
  decidedName: string;
  at: number;
  /** the caller entered it: another decides */
  own: boolean;
}

export interface ImportRow {
  row: number;
  name: string;
  /** a day, a month or a year: YYYY-MM-DD, YYYY-MM, YYYY; '' of members */
  period: string;
  title: string;
  minutes: number;
  /** other hours of that day were known */
  sameDay: boolean;
  /** its place in the table: asked for with it, a list begins here */
  line?: number;
  /** of hours: what they are corrected by */
  shiftId?: string;
  residentId?: string;
  /** what is kept of it by now, with its corrections; missing: nothing is */
  entries?: HourLine[];
}

/** A row that led to nobody when the table was entered. */
export interface LeftDoubt extends ImportDoubt {
  /** its place among them; missing: it cannot be tied to anybody */
  index?: number;
  /** whom it is of, as one says; counts once another agrees */
  match?: { name: string; home: string; byName: string; own: boolean; agreed: boolean };
}

type OfFile = { communityId: string; teamId: string; fileId: string };
type OfImport = { communityId: string; importId: string };

export type ImportErrorCode =
  | 'IMPORT_EMPTY' // no row of it can be brought over
  | 'IMPORT_TOO_LONG' // details.most rows
  | 'IMPORT_TWICE' // this very file was entered for the team before
  | 'IMPORT_NOT_FOUND'
  | 'IMPORT_OUTSIDE' // by somebody from outside the team, about nobody of their own home
  | 'IMPORT_DECIDED'
  | 'IMPORT_ROW_GONE' // tied to somebody by now, or not kept any more
  | 'IMPORT_ROW_KNOWN' // what it says of this person is written down already, or would count twice
  | 'IMPORTED_TOO_FEW' // details.left: minutes that can be taken off
  | 'IMPORTED_TOO_MANY'; // details.left: minutes that can be added to the day, month or year

export interface ImportActions {
  /** What a table would bring over, and every row that is in doubt. Nothing is written. */
  checkTeamImport: Action<OfFile, ImportCheck>;
  /** Puts it before a second person. */
  enterTeamImport: Action<
    OfFile & { commandId: string },
    { importId: string; lines: number; minutes: number }
  >;
  /** The latest tables that were entered, of one team or of all. */
  listTeamImports: Action<{ communityId: string; teamId?: string }, { imports: ImportLine[] }>;
  /** What a table said, row by row, and what is left of it. */
  showTeamImport: Action<
    OfImport & { after?: string },
    { import: ImportLine; rows: ImportRow[]; left: LeftDoubt[]; next: string | null }
  >;
  /** By somebody who did not enter it, from outside the team. */
  decideTeamImport: Action<
    OfImport & { agrees: boolean; commandId: string },
    { state: 'confirmed' | 'declined' }
  >;
  /** Ties a row that led to nobody to a resident, once somebody else has agreed. */
  matchImportRow: Action<
    OfImport & { teamId: string; index: number; residentId: string; commandId: string },
    Record<string, never>
  >;
  /** By somebody from outside the team. */
  decideImportRow: Action<
    OfImport & { index: number; agrees: boolean; commandId: string },
    Record<string, never>
  >;
  /** Adds to hours of before, or takes off them, once somebody from outside the team has confirmed it. */
  correctImported: Action<
    {
      communityId: string;
      teamId: string;
      /** as `showTeamImport` tells it */
      shiftId: string;
      residentId: string;
      minutes: number;
      reason: string;
      commandId: string;
    },
    { entry: HourLine }
  >;
}
