import type {
  LeftAloneLine,
  ProblemKind,
  RosterColumn,
  RosterCorrection,
  RosterProblem,
  RosterSheet,
  StatedSum,
} from '../../../typings/contract/roster.ts';
import type { LineKind } from '../sheet/line-rules.ts';
import type { SeenCell } from '../sheet/sheet-cells.ts';

/** What is odd about a cell whose text alone does not say it. */
export type OddCell = Pick<SeenCell, 'odd' | 'typed' | 'year' | 'number'>;

/** A row as people see it: texts by column, blank cells left out. */
export interface RosterRow {
  /** place of its sheet in the workbook */
  sheet?: number;
  /** as Excel counts it */
  row: number;
  cells: Partial<Record<RosterColumn, string>>;
  /** columns whose formula has no usable value */
  withoutValue: RosterColumn[];
  /** columns with a date, a time or an exponent where something else was typed */
  odd?: Partial<Record<RosterColumn, OddCell>>;
  /** its number is merged with that of the row above: one door in two rows */
  isContinued?: true;
  /** what stands in the columns that were asked for beside those of a roster, by name */
  more?: Record<string, SeenCell | undefined>;
  /** no door: a total, a note, headings again */
  line?: { kind: LineKind; text: string };
}

/** What is told of the file before anything is read into doors. */
export interface SheetFacts {
  form: 'xlsx' | 'csv';
  sheets: RosterSheet[];
  /** the columns of the first sheet that is read */
  columns: { column: RosterColumn; letter: string; heading: string }[];
  unknown: { letter: string; heading: string }[];
  hiddenRows: number;
  /** columns that are read although they are hidden */
  hiddenColumns: string[];
  /** cells filled from a merge, from 同上 or from a heading between the rows, by column */
  filled: Partial<Record<RosterColumn, number>>;
  /** no column says the estate */
  lacksEstate: boolean;
}

/** A row that holds together. `null` = not stated. */
export interface RosterEntry {
  sheet: number;
  row: number;
  estate: string;
  building: string;
  /** '' where the building has no stairs, or does not say */
  stair: string;
  number: string;
  /** 0.01 ㎡ */
  area: number | null;
  name: string | null;
  /** the number that is called */
  phone: string | null;
  otherPhones: string[];
  owners: string[] | null;
  /** what the register calls the owner by, as it is compared */
  ownerNumber: string | null;
  certificate: string | null;
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
  problemKinds: ProblemKind[];
  /** suggestions that were accepted, where every problem is kept */
  applied: RosterCorrection[];
  /** rows that are no entry: something in them cannot be read */
  badRows: number;
  /** rows that were left out because a correction says so */
  leftOut: number;
  /** a column stands in another's place: nothing of the file can be trusted */
  isSwapped: boolean;
  /** totals that the file itself states, with what its rows sum up to */
  sums: StatedSum[];
  /** lines that are no doors */
  lines: LeftAloneLine[];
  lineCount: number;
  /** doors written in several rows, whose owners were put together */
  joinedRows: number;
}

/** How a file is to be read. */
export interface ReadingChoices {
  corrections?: readonly RosterCorrection[];
  accept?: readonly { column: RosterColumn | null; reason: RosterProblem['reason'] }[];
  /** the estate of every row that names none */
  estate?: string;
  /** estates that are written in another way than the roster has them */
  estates?: readonly { written: string; as: string }[];
  /** every problem is kept, for a file in which they are marked */
  keepsAll?: boolean;
}

/** What an import compares: a household's particulars. `null` = not stated. */
export interface Particulars {
  _id: string;
  area: number | null;
  headName: string | null;
  phoneHash: string | null;
  /** keyed hash of the numbers after the first */
  othersHash?: string | null;
  owners: string[] | null;
  /** keyed hashes of what the register calls the owner and the certificate by */
  ownerNumber?: string | null;
  certificate?: string | null;
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

/** A place or household that the community has, as far as names are compared. */
export interface KnownPlace {
  _id: string;
  parentId: string | null;
  kind: string;
  name: string;
}

export interface KnownDoors {
  communityId: string;
  places: readonly KnownPlace[];
  households: readonly (Pick<Particulars, '_id'> &
    Partial<Pick<Particulars, 'phoneHash' | 'othersHash' | 'ownerNumber' | 'certificate'>> & {
      number: string;
    })[];
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
