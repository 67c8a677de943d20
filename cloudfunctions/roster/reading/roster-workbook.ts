import { STOP } from '../../files/zip-parts.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { RosterRow, SheetFacts } from '../import/roster-types.ts';
import { openSource, type SheetSource } from '../sheet/sheet-source.ts';
import { type MoreColumns, RosterTable } from './roster-table.ts';

/** Rows with households that one file may have. */
export const MOST_ROWS = 20_000;
/** Sheets that are looked into, whether they are rosters. */
const MOST_LOOKED = 60;

export interface FileChoices {
  sheets?: readonly number[];
  hiddenRows?: 'take' | 'leave';
  /** more columns, which rows then have as `more` */
  more?: MoreColumns | undefined;
}

/**
 * Reads a roster from an .xlsx or .csv file, row by row: the file's size in memory plus its shared
 * strings, whatever the number of rows. Takes the first visible sheet with a roster's headings unless
 * told which; the order of the columns is free.
 * @throws Refusal FILE_NOT_XLSX, FILE_ENCRYPTED, FILE_EMPTY, FILE_TOO_LARGE, FILE_COLUMNS_MISSING
 */
export function readRoster(
  bytes: Uint8Array,
  onRow: (row: RosterRow) => void,
  { sheets: wanted, hiddenRows = 'take', more }: FileChoices = {},
): SheetFacts {
  const source = openSource(bytes);
  const looked = source.sheets.map((sheet, index) => ({
    ...sheet,
    isRoster: index < MOST_LOOKED && looksLikeRoster(source, index, more),
  }));
  const chosen = wanted?.filter((index) => index in looked) ?? [];
  if (chosen.length === 0) chosen.push(firstRoster(looked));
  const facts: SheetFacts = {
    form: source.form,
    sheets: looked.map((sheet, index) => ({ ...sheet, isRead: chosen.includes(index) })),
    columns: [],
    unknown: [],
    hiddenRows: 0,
    hiddenColumns: [],
    filled: {},
    lacksEstate: false,
  };
  let rows = 0;
  const count = (row: RosterRow) => {
    if (!row.line) rows += 1;
    if (rows > MOST_ROWS) throw new Refusal('FILE_TOO_LARGE', { rows: MOST_ROWS });
    onRow(row);
  };
  for (const index of chosen) readOne(source, index, facts, { hiddenRows, more }, count);
  if (rows === 0) throw new Refusal('FILE_EMPTY');
  return facts;
}

function readOne(
  source: SheetSource,
  index: number,
  facts: SheetFacts,
  { hiddenRows, more }: Pick<FileChoices, 'hiddenRows' | 'more'>,
  onRow: (row: RosterRow) => void,
): void {
  const table = new RosterTable(index, source.sheets[index]?.name ?? '', facts, onRow, more);
  const hiddenColumns = source.read(index, (row) => {
    const isDoor = table.isUnderHeading && row.isHidden && row.cells.size > 0;
    if (isDoor) facts.hiddenRows += 1;
    if (!isDoor || hiddenRows === 'take') table.add(row);
    return undefined;
  });
  table.end(hiddenColumns);
}

function firstRoster(sheets: readonly { isHidden: boolean; isRoster: boolean }[]): number {
  const roster = sheets.findIndex(({ isHidden, isRoster }) => isRoster && !isHidden);
  const first = roster >= 0 ? roster : sheets.findIndex(({ isHidden }) => !isHidden);
  if (first < 0) throw new Refusal('FILE_EMPTY');
  return first;
}

/** True if its first rows hold a roster's headings. */
function looksLikeRoster(
  source: SheetSource,
  index: number,
  more: MoreColumns | undefined,
): boolean {
  const none: SheetFacts['columns'] = [];
  const facts = { columns: none, unknown: [], filled: {}, hiddenColumns: [] } as unknown;
  const name = source.sheets[index]?.name ?? '';
  const table = new RosterTable(index, name, facts as SheetFacts, () => undefined, more);
  source.read(index, (row) => {
    table.add(row);
    return table.isUnderHeading || table.hasNoHeading ? STOP : undefined;
  });
  return table.isUnderHeading;
}
