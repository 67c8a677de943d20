import type { RosterColumn } from '../../../typings/contract/roster.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { RosterRow } from './roster-types.ts';
import { readXml, refuseOldForms, STOP } from './workbook-parts.ts';

/** Rows with households that one file may have. */
export const MOST_ROWS = 20_000;
const HEADER_WITHIN = 10; // rows in which the column names are looked for
const MOST_STRINGS = 400_000;
const LONGEST_CELL = 200; // characters kept of a cell: enough to see that it is too long

const COLUMN_NAMES: Record<string, RosterColumn> = {
  小区: 'estate',
  楼栋: 'building',
  单元: 'stair',
  房号: 'number',
  面积: 'area',
  户主: 'name',
  手机号: 'phone',
  产权人: 'owner',
  户主出生年份: 'birthYear',
  微网格: 'grid',
};
const REQUIRED: readonly string[] = ['小区', '楼栋', '单元', '房号'];

/**
 * Reads a roster from an .xlsx file, row by row: the file's size in memory plus its shared strings,
 * whatever the number of rows. Takes the first visible sheet; the order of the columns is free.
 * @throws Refusal FILE_NOT_XLSX, FILE_ENCRYPTED, FILE_EMPTY, FILE_TOO_LARGE, FILE_COLUMNS_MISSING
 */
export function readRoster(bytes: Uint8Array, onRow: (row: RosterRow) => void): void {
  refuseOldForms(bytes);
  const sheet = firstVisibleSheet(bytes);
  const strings = sharedStrings(bytes);
  const table = new RosterTable(onRow);
  const found = readSheet(bytes, sheet, strings, (row, cells) => table.add(row, cells));
  if (!found) throw new Refusal('FILE_NOT_XLSX');
  table.end();
}

/** A cell's text, or null for a formula that the file holds no value of. */
type Cells = Map<number, string | null>;

/** Finds the column names, then turns cells into rows. */
class RosterTable {
  private columns: Map<number, RosterColumn> | undefined;
  private looked = 0;
  private rows = 0;
  private bestGuess: string[] = [];
  private readonly onRow: (row: RosterRow) => void;

  constructor(onRow: (row: RosterRow) => void) {
    this.onRow = onRow;
  }

  add(row: number, cells: Cells): void {
    if (![...cells.values()].some((text) => text !== '')) return;
    if (!this.columns) {
      this.lookForHeader(cells);
      return;
    }
    const read: RosterRow = { row, cells: {}, withoutValue: [] };
    for (const [index, column] of this.columns) {
      const text = cells.get(index);
      if (text === null) read.withoutValue.push(column);
      else if (text) read.cells[column] = text;
    }
    if (Object.keys(read.cells).length === 0 && read.withoutValue.length === 0) return;
    this.rows += 1;
    if (this.rows > MOST_ROWS) throw new Refusal('FILE_TOO_LARGE', { rows: MOST_ROWS });
    this.onRow(read);
  }

  end(): void {
    if (!this.columns) {
      if (this.looked === 0) throw new Refusal('FILE_EMPTY');
      this.refuseColumns();
    }
    if (this.rows === 0) throw new Refusal('FILE_EMPTY');
  }

  private lookForHeader(cells: Cells): void {
    this.looked += 1;
    const names = new Map<number, RosterColumn>();
    const labels: string[] = [];
    for (const [index, text] of cells) {
      const label = (text ?? '').replace(/[（(].*$/, '').replace(/\s/g, '');
      const column = Object.hasOwn(COLUMN_NAMES, label) ? COLUMN_NAMES[label] : undefined;
      if (column === undefined || [...names.values()].includes(column)) continue;
      names.set(index, column);
      labels.push(label);
    }
    if (labels.length > this.bestGuess.length) this.bestGuess = labels;
    if (REQUIRED.every((label) => labels.includes(label))) this.columns = names;
    else if (this.looked >= HEADER_WITHIN) this.refuseColumns();
  }

  private refuseColumns(): never {
    const columns = REQUIRED.filter((label) => !this.bestGuess.includes(label)).join('、');
    throw new Refusal('FILE_COLUMNS_MISSING', { columns });
  }
}

/** @returns the name of the part that holds the first sheet that is not hidden */
function firstVisibleSheet(bytes: Uint8Array): string {
  let relation: string | undefined;
  const isWorkbook = readXml(bytes, 'xl/workbook.xml', {
    open({ name, attributes }) {
      if (name !== 'sheet' || relation !== undefined) return;
      if (attributes.state === 'hidden' || attributes.state === 'veryHidden') return;
      relation = attributes['r:id'] ?? attributes.id ?? '';
    },
  });
  if (!isWorkbook) throw new Refusal('FILE_NOT_XLSX');
  if (relation === undefined) throw new Refusal('FILE_EMPTY');
  let target: string | undefined;
  readXml(bytes, 'xl/_rels/workbook.xml.rels', {
    open({ name, attributes }) {
      if (name === 'Relationship' && attributes.Id === relation) target = attributes.Target;
    },
  });
  const path = target ?? 'worksheets/sheet1.xml';
  return path.startsWith('/') ? path.slice(1) : `xl/${path}`;
}

function sharedStrings(bytes: Uint8Array): string[] {
  const strings: string[] = [];
  let text: string | undefined;
  let isText = false;
  let isPhonetic = false;
  readXml(bytes, 'xl/sharedStrings.xml', {
    open({ name }) {
      if (name === 'si') text = '';
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 't') isText = !isPhonetic;
    },
    text(piece) {
      if (isText && text !== undefined) text = append(text, piece);
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'si') {
        strings.push(clean(text ?? ''));
        text = undefined;
        if (strings.length > MOST_STRINGS) throw new Refusal('FILE_TOO_LARGE', { rows: MOST_ROWS });
      }
      return undefined;
    },
  });
  return strings;
}

function readSheet(
  bytes: Uint8Array,
  part: string,
  strings: readonly string[],
  onRow: (row: number, cells: Cells) => void,
): boolean {
  let row = 0;
  let cells: Cells = new Map();
  let column = -1;
  let type = '';
  let value: string | undefined;
  let hasFormula = false;
  let isValue = false;
  return readXml(bytes, part, {
    open({ name, attributes }) {
      if (name === 'row') {
        row = Number(attributes.r ?? row + 1);
        cells = new Map();
        column = -1;
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnIndex(attributes.r);
        type = attributes.t ?? 'n';
        value = undefined;
        hasFormula = false;
      } else if (name === 'f') hasFormula = true;
      else if (name === 'v' || name === 't') {
        isValue = true;
        value ??= '';
      }
    },
    text(piece) {
      if (isValue) value = append(value ?? '', piece);
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'c') {
        if (value === undefined || value === '') {
          if (hasFormula) cells.set(column, null);
        } else cells.set(column, cellText(type, value, strings));
      } else if (name === 'row') onRow(row, cells);
      return name === 'sheetData' ? STOP : undefined;
    },
  });
}

/** AB12 → 27, counted from 0. */
function columnIndex(reference: string): number {
  let index = 0;
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    index = index * 26 + value;
  }
  return index - 1;
}

function cellText(type: string, value: string, strings: readonly string[]): string | null {
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'e') return null; // #REF! and the like: a formula without a usable value
  if (type !== 'n') return clean(value);
  const number = Number(value);
  // Excel stores 301 as 301 or 3.01E2, and 89.35 as 89.349999999999994
  return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : clean(value);
}

/** Full-width letters and digits as plain ones; runs of blanks as one. */
function clean(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim();
}

function append(text: string, piece: string): string {
  return text.length >= LONGEST_CELL ? text : (text + piece).slice(0, LONGEST_CELL);
}
