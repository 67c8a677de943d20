import type { Action } from './envelope';
import type { PlaceId } from './resident';

/** One bad row: which, where, why. The words are the phone's. */
export interface RosterProblem {
  /** row as Excel counts it; 0 = the sheet as a whole */
  row: number;
  column: RosterColumn | null;
  reason: RosterReason;
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
  | 'FORMULA_WITHOUT_VALUE'
  | 'TOO_MANY_ROWS';

/** A building of which a file leaves households out. */
export interface MissingBuilding {
  placeId: string;
  label: string;
  missing: number;
  households: number;
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

export interface RosterActions {
  /** An empty roster to fill in, with how to do it. */
  makeTemplate: Action<{ communityId: string }, MadeFile>;
  /** Reads a roster without changing anything. */
  checkRoster: Action<{ communityId: string; fileId: string }, RosterCheck>;
  /** Adds and changes households and places; never removes one. */
  importRoster: Action<{ communityId: string; fileId: string; commandId: string }, RosterImport>;
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
