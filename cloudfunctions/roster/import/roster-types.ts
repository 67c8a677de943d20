import type { RosterColumn, RosterProblem } from '../../../typings/contract/roster.ts';

/** A row as the workbook has it: texts by column, blank cells left out. */
export interface RosterRow {
  /** as Excel counts it */
  row: number;
  cells: Partial<Record<RosterColumn, string>>;
  /** columns whose formula has no stored value */
  withoutValue: RosterColumn[];
}

/** A row that holds together. `null` = not stated. */
export interface RosterEntry {
  row: number;
  estate: string;
  building: string;
  stair: string;
  number: string;
  /** 0.01 ㎡ */
  area: number | null;
  name: string | null;
  phone: string | null;
  owners: string[] | null;
  /** the first year of the decade in which the head of the household was born */
  birthBand: number | null;
  /** micro-grid, by its name within the estate */
  grid: string | null;
}

export interface RosterReading {
  /** rows with anything in them, good and bad */
  rows: number;
  entries: RosterEntry[];
  /** the first ones, in the order of the rows */
  problems: RosterProblem[];
  problemCount: number;
}

/** What an import compares: a household's particulars. `null` = not stated. */
export interface Particulars {
  _id: string;
  area: number | null;
  headName: string | null;
  phoneHash: string | null;
  owners: string[] | null;
  birthBand: number | null;
  grid: string | null;
}

export interface RosterDifference {
  added: string[];
  changed: string[];
  unchanged: string[];
  /** known households that the file leaves out; an import never removes them */
  missing: string[];
}

/** A place of the tree as the roster makes it. */
export interface PlannedPlace {
  _id: string;
  parentId: string;
  kind: 'estate' | 'building' | 'stair';
  name: string;
  label: string;
  order: number;
  lineage: string[];
}

export interface PlannedHousehold {
  _id: string;
  buildingId: string;
  lineage: string[];
  label: string;
  number: string;
  sortKey: string;
  entry: RosterEntry;
}
