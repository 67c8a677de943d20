import type { Action } from './action';
import type { OwnerActions, OwnerErrorCode } from './parts/owners';
import type { PlaceId } from './people';

/** Bytes that a roster's file may have at most: the phone says so before it is sent. */
export type MostRosterBytes = 10_485_760;

/** A cell that is put right, or a row that is left out. */
export interface RosterCorrection {
  /** place of the sheet in the workbook */
  sheet: number;
  row: number;
  /** null: the whole row is left out */
  column: RosterColumn | null;
  /** '' = nothing stands there */
  text: string;
}

/** One bad cell: where, what it shows, why, and what it should probably say. The words are the phone's. */
export interface RosterProblem {
  /** place of its sheet in the workbook */
  sheet: number;
  /** row as Excel counts it; 0 = the sheet as a whole */
  row: number;
  column: RosterColumn | null;
  /** D12 */
  cell: string;
  reason: RosterReason;
  /** what the cell shows, shortened; '' = nothing */
  value: string;
  /** an earlier row with the same door */
  other: { row: number; value: string } | null;
  /** what one tap accepts; empty = nobody but the writer knows */
  fix: RosterCorrection[];
}
export type RosterColumn =
  | 'estate'
  | 'building'
  | 'stair'
  | 'number'
  | 'area'
  | 'name'
  | 'phone'
  | 'owner'
  | 'ownerNumber' // 业主编号：登记簿给产权人的号码
  | 'certificate' // 产权证号
  | 'birthYear'
  | 'grid';
export type RosterReason =
  | 'MISSING'
  | 'TOO_LONG'
  | 'NOT_A_NUMBER'
  | 'NOT_A_PHONE'
  | 'NOT_A_YEAR'
  | 'TOO_MANY_NAMES'
  | 'COLUMNS_SWAPPED' // most of the column looks like something else
  | 'DUPLICATE_HOUSEHOLD' // the same household stands in an earlier row
  | 'SAME_DOOR' // another writing of a household in an earlier row: 301 and 0301
  | 'AS_DATE' // Excel made a date of it
  | 'AS_EXPONENT' // Excel made 3.00E+02 of 3E2
  | 'DIGITS_LOST' // a number was stored as 1.38E+10
  | 'NAMES_UNCLEAR' // one name or several
  | 'NOT_A_DOOR' // a line that says neither building nor number
  | 'STAIR_UNCLEAR' // the building has stairs, and the row names none
  | 'FORMULA_WITHOUT_VALUE'
  | 'TOO_MANY_ROWS';

/** A building of which a file leaves households out. */
export interface MissingBuilding {
  placeId: string;
  label: string;
  missing: number;
  households: number;
}

/** How a file is to be read; everything is left as it is unless told. */
export interface RosterChoices {
  /** places of the sheets to read; the first visible one that looks like a roster unless told */
  sheets?: number[];
  /** rows that a filter hides: taken unless told */
  hiddenRows?: 'take' | 'leave';
  /** the estate of rows that name none */
  estate?: string;
  /** estates that the file writes in another way than the roster */
  estates?: { written: string; as: string }[];
  corrections?: RosterCorrection[];
  /** kinds of problems of which every suggestion is accepted */
  accept?: { column: RosterColumn | null; reason: RosterReason }[];
  /** what an estate's papers state of it: kept by the import, compared by the check */
  totals?: StatedTotal[];
}

/** What the papers of an estate state of it. `null` = not known. */
export interface StatedTotal {
  estate: string;
  /** 0.01 ㎡ */
  area: number | null;
  households: number | null;
  /** the firm that built it, by which its unsold units are known; left out = as it was */
  developer?: string | null;
}

/** An estate after the import, beside what is stated of it. */
export interface EstateTotal extends StatedTotal {
  /** in the roster after the import */
  rosterArea: number;
  rosterHouseholds: number;
  /** of them without an area */
  withoutArea: number;
}

export interface RosterSheet {
  name: string;
  isHidden: boolean;
  /** has the headings of a roster */
  isRoster: boolean;
  isRead: boolean;
}

/** A line that is no door. */
export interface LeftAloneLine {
  sheet: number;
  row: number;
  kind: 'total' | 'note' | 'signature' | 'heading' | 'section';
  text: string;
}

/** A total that the file states, where its rows sum up to something else. Areas in 0.01 ㎡. */
export interface StatedSum {
  sheet: number;
  row: number;
  label: string;
  stated: number;
  counted: number;
}

/** Problems of one kind. */
export interface ProblemKind {
  column: RosterColumn | null;
  reason: RosterReason;
  count: number;
  /** of them with a suggestion */
  fixable: number;
}

/** What an import does to one building. */
export interface BuildingChange {
  placeId: string;
  label: string;
  added: number;
  changed: number;
  missing: number;
  unchanged: number;
}

/** A door that the file writes in another way than the roster: taken for the same one. */
export interface OtherWriting {
  row: number;
  written: string;
  known: string;
}

export interface RosterCheck {
  rows: number;
  estates: number;
  buildings: number;
  stairs: number;
  households: number;
  /** households in the file that the community does not have yet */
  added: number;
  /** households known already whose particulars change */
  changed: number;
  /** households of the community that the file leaves out: never removed by an import */
  missing: number;
  /** where most of them are, at most 20 buildings */
  missingAt: MissingBuilding[];
  /** the community before the import */
  known: { buildings: number; households: number };
  /** at most 100, in the order of the rows */
  problems: RosterProblem[];
  problemCount: number;
  problemKinds: ProblemKind[];
  /** rows that an import would leave aside, because something in them cannot be read */
  badRows: number;
  /** rows that were chosen to be left out */
  leftOut: number;
  /** nothing of it can be imported before its columns are put right */
  isSwapped: boolean;
  file: {
    sheets: RosterSheet[];
    columns: { column: RosterColumn; letter: string; heading: string }[];
    /** columns that are not read */
    unknown: { letter: string; heading: string }[];
    hiddenRows: number;
    hiddenColumns: string[];
    /** cells filled from a merge, from 同上 or from a line above, by column */
    filled: Partial<Record<RosterColumn, number>>;
    /** rows put together because they are one door */
    joinedRows: number;
    lines: LeftAloneLine[];
    lineCount: number;
    /** no column says the estate: it is asked, unless the community has only one */
    lacksEstate: boolean;
    /** the estate that was taken for rows that name none */
    estate: string | null;
  };
  sums: StatedSum[];
  totals: EstateTotal[];
  /** buildings in which anything changes, at most 60 */
  changes: BuildingChange[];
  /** particulars that change, by column */
  changedBy: Partial<Record<RosterColumn, number>>;
  /** at most 20 */
  otherWritings: OtherWriting[];
  otherWritingCount: number;
  /** estates of the file that the roster, which has others, does not have yet */
  newEstates: string[];
  /** the estates that the community has, by name */
  knownEstates: string[];
}

/** A long roster takes several calls of the same command, until the state is done. */
export interface RosterImport {
  state: 'running' | 'done';
  /** households written, of those that are new or change */
  done: number;
  total: number;
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  /** rows left aside because something in them cannot be read, and rows chosen to be left out */
  leftAside: number;
}

/** A file that a function made, to be opened on the phone. */
export interface MadeFile {
  /** works for an hour */
  url: string;
  name: string;
}

export interface Slips extends MadeFile {
  slips: number;
  /** doors left out because somebody else has just given them a newer code */
  newer: number;
}

export interface GridLine {
  estateId: PlaceId;
  estate: string;
  /** null: households that are in no micro-grid yet */
  grid: string | null;
  /** in the whole estate */
  households: number;
  size: 'fits' | 'small' | 'large';
}

/** Codes of this module's actions, beside the common ones in envelope.ts. */
export type RosterErrorCode =
  | OwnerErrorCode
  | 'FILE_NOT_XLSX' // not a zip, or no workbook inside
  | 'FILE_EMPTY'
  | 'FILE_COLUMNS_MISSING' // details.columns
  | 'ROSTER_HAS_ERRORS' // apply was asked for, but the check finds bad rows
  | 'SLIPS_NONE' // somebody has joined behind every door
  | 'SLIPS_TOO_MANY'; // details.most: doors that one file may have

export interface RosterActions extends OwnerActions {
  /** An empty roster to fill in, with how to do it. */
  makeTemplate: Action<{ communityId: string }, MadeFile>;
  /** Reads a roster without changing anything. */
  checkRoster: Action<
    { communityId: string; fileId: string; choices?: RosterChoices },
    RosterCheck
  >;
  /** Adds and changes the households of rows that can be read; never removes one. */
  importRoster: Action<
    { communityId: string; fileId: string; choices?: RosterChoices; commandId: string },
    RosterImport
  >;
  /** The file as it was read, corrections made, what is left to put right marked and explained. */
  markRoster: Action<
    { communityId: string; fileId: string; choices?: RosterChoices; commandId: string },
    MadeFile
  >;
  /** The whole roster as a workbook; phone numbers only if asked for, which the trail says. */
  exportRoster: Action<{ communityId: string; withPhones: boolean; commandId: string }, MadeFile>;
  /** New one-time codes for a building or stair as slips to print: for doors where nobody has joined, or all. */
  printSlips: Action<
    { communityId: string; placeId: PlaceId; all: boolean; commandId: string },
    Slips
  >;
  /** The micro-grids of a place, or of the estate around it, and which are not of 10 to 15 households. */
  listGrids: Action<{ communityId: string; placeId: PlaceId }, { grids: GridLine[] }>;
  /** Puts at most 60 households into a micro-grid, or into none. */
  setGrid: Action<
    { communityId: string; householdIds: string[]; grid: string | null; commandId: string },
    { households: number }
  >;
}
