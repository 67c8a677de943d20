import XLSX from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** A cell of a roster as people make it, written by a library that is not ours. */
export type MessyCell = string | number | null | { v: string | number; format: string };

export interface MessySheet {
  name?: string;
  rows: readonly (readonly MessyCell[])[];
  /** A3:A22 */
  merges?: readonly string[];
  /** rows that a filter hides, as Excel counts them */
  hiddenRows?: readonly number[];
  hidden?: boolean;
}

/** An .xlsx file, or one of another form by its ending. */
export function messyWorkbook(
  sheets: readonly MessySheet[],
  form: XLSX.BookType = 'xlsx',
): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const [index, { name, rows, merges = [], hiddenRows = [] }] of sheets.entries()) {
    const sheet = XLSX.utils.aoa_to_sheet(rows.map((cells) => cells.map(cellOf)));
    if (merges.length > 0) sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
    const hidden: XLSX.RowInfo[] = [];
    for (const row of hiddenRows) hidden[row - 1] = { hidden: true };
    if (hiddenRows.length > 0) sheet['!rows'] = hidden;
    XLSX.utils.book_append_sheet(book, sheet, name ?? `Sheet${index + 1}`);
  }
  book.Workbook = { Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden ? 1 : 0 })) };
  return new Uint8Array(XLSX.write(book, { bookType: form, type: 'buffer', bookSST: true }));
}

function cellOf(cell: MessyCell): XLSX.CellObject | null {
  if (cell === null) return null;
  if (typeof cell === 'string') return { t: 's', v: cell };
  return typeof cell === 'number' ? { t: 'n', v: cell } : { t: 'n', v: cell.v, z: cell.format };
}

/** The same file with its parts changed: for what no library writes. */
export function changeParts(
  file: Uint8Array,
  change: (parts: Record<string, string>) => Record<string, string>,
  store: Record<string, Uint8Array> = {},
): Uint8Array {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
  const zippable: Zippable = {};
  for (const [name, bytes] of Object.entries(store)) zippable[name] = [bytes, { level: 0 }];
  for (const [name, text] of Object.entries(change(parts))) zippable[name] = strToU8(text);
  return zipSync(zippable);
}
