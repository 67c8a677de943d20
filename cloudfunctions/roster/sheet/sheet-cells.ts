import { STOP, type ZipParts } from '../../files/zip-parts.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { append, columnIndex, seenText } from './cell-text.ts';
import { type Shown, showNumber } from './number-format.ts';
import { readXml } from './xml-part.ts';

/** A cell as people see it. */
export interface SeenCell {
  text: string;
  /** the number that is stored, where it is one and no date */
  number?: number;
  /** what is in it is not what was typed, or cannot be known */
  odd?: Exclude<Shown['as'], 'number'> | 'no-value' | 'error';
  /** of a date: what was probably typed */
  typed?: string;
  /** of a date */
  year?: number;
  /** merged with the cell above it */
  isFilled?: true;
}

export interface SeenRow {
  /** as Excel counts it */
  row: number;
  isHidden: boolean;
  cells: Map<number, SeenCell>;
}

export interface CellStyles {
  /** style → format code */
  formats: readonly string[];
  is1904: boolean;
  strings: readonly string[];
}

export type OnRow = (row: SeenRow) => typeof STOP | undefined;

interface Merge {
  column: number;
  top: number;
  bottom: number;
}

/** Rows and columns of a sheet as Excel has them. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const MOST_MERGES = 60_000;
const MOST_HIDDEN_COLUMNS = 1_000;

/**
 * Reads a sheet row by row. A cell that is merged with the one above has its text.
 * @returns the hidden columns; false if there is no such part
 */
export function readSheet(
  parts: ZipParts,
  part: string,
  styles: CellStyles,
  onRow: OnRow,
): Set<number> | false {
  const merged = new MergedCells(findMerges(parts, part));
  const hidden = new Set<number>();
  let rows = 0;
  let row = 0;
  let isHidden = false;
  let cells: SeenRow['cells'] = new Map();
  let column = -1;
  let cell = new OpenCell(styles);
  let isValue = false;
  let isPhonetic = false;
  const found = readXml(parts, part, {
    open({ name, attributes }) {
      if (name === 'row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r);
        isHidden = isTrue(attributes.hidden) || attributes.ht === '0';
        cells = new Map();
        column = -1;
        rows += 1;
        if (rows > MOST_ROWS) throw new Refusal('FILE_TOO_LARGE', { unpacked: true });
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnIndex(attributes.r);
        if (column >= MOST_COLUMNS) throw new Refusal('FILE_TOO_LARGE', { unpacked: true });
        cell = new OpenCell(styles, attributes);
      } else if (name === 'f') cell.hasFormula = true;
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 'v' || name === 't') {
        isValue = !isPhonetic;
        if (isValue) cell.value ??= '';
      } else if (name === 'col') hideColumns(hidden, attributes);
      return undefined;
    },
    text(piece) {
      if (isValue) cell.value = append(cell.value ?? '', piece);
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'c') {
        const seen = cell.seen();
        if (seen) cells.set(column, seen);
      } else if (name === 'row') {
        merged.fill(row, cells);
        return onRow({ row, isHidden, cells });
      }
      return name === 'sheetData' ? STOP : undefined;
    },
  });
  return found && hidden;
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function hideColumns(hidden: Set<number>, attributes: Record<string, string>): void {
  if (!isTrue(attributes.hidden)) return;
  const last = Math.min(Number(attributes.max), MOST_HIDDEN_COLUMNS);
  for (let column = Number(attributes.min); column <= last; column += 1) hidden.add(column - 1);
}

/** A cell while it is read. */
class OpenCell {
  value: string | undefined;
  hasFormula = false;
  private readonly type: string;
  private readonly format: string;
  private readonly styles: CellStyles;

  constructor(styles: CellStyles, attributes: Record<string, string> = {}) {
    this.styles = styles;
    this.type = attributes.t ?? 'n';
    this.format = styles.formats[Number(attributes.s ?? 0)] ?? 'General';
  }

  seen(): SeenCell | undefined {
    const { value, type, styles } = this;
    if (type === 'e') return { text: value ?? '', odd: 'error' };
    if (value === undefined || value === '') {
      return this.hasFormula ? { text: '', odd: 'no-value' } : undefined;
    }
    if (type === 's') return textCell(styles.strings[Number(value)] ?? '');
    if (type === 'b') return { text: value === '0' ? 'FALSE' : 'TRUE' };
    if (type === 'd') return isoDate(value);
    const number = Number(value);
    if (type !== 'n' || value.trim() === '' || !Number.isFinite(number)) {
      return textCell(seenText(value));
    }
    return numberCell(number, this.format, styles.is1904);
  }
}

function textCell(text: string): SeenCell | undefined {
  return text === '' ? undefined : { text };
}

function numberCell(stored: number, format: string, is1904: boolean): SeenCell {
  // Excel stores 89.35 as 89.349999999999994
  const number = Number(stored.toPrecision(15));
  const { text, as, ...date } = showNumber(number, format, is1904);
  const shown = seenText(text);
  return as === 'number' ? { text: shown, number } : { text: shown, odd: as, number, ...date };
}

/** A date written as one, as the strict form of the standard allows. */
function isoDate(value: string): SeenCell {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(value) ?? [];
  if (year === undefined) return { text: seenText(value), odd: 'time' };
  const text = `${year}/${Number(month)}/${Number(day)}`;
  const typed = `${Number(month)}-${Number(day)}`;
  return { text, odd: 'date', typed, year: Number(year) };
}

/** Fills cells that are merged with one above, as they are seen. */
class MergedCells {
  private readonly byTop = new Map<number, Merge[]>();
  private open: { merge: Merge; cell: SeenCell }[] = [];

  constructor(merges: readonly Merge[]) {
    for (const merge of merges) {
      this.byTop.set(merge.top, [...(this.byTop.get(merge.top) ?? []), merge]);
    }
  }

  fill(row: number, cells: SeenRow['cells']): void {
    this.open = this.open.filter(({ merge }) => merge.bottom >= row);
    for (const { merge, cell } of this.open) {
      if (!cells.has(merge.column)) cells.set(merge.column, { ...cell, isFilled: true });
    }
    for (const merge of this.byTop.get(row) ?? []) {
      const cell = cells.get(merge.column);
      if (cell && !cell.isFilled) this.open.push({ merge, cell });
    }
  }
}

const END_OF_ROWS = /<\/(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\s*\/>/;
const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?\bref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"/g;
const LONGEST_TAG = 200;

/** Merges are told after the rows, so the part is looked through for them first, without parsing it. */
function findMerges(parts: ZipParts, part: string): Merge[] {
  const merges: Merge[] = [];
  let rest = '';
  let isAfter = false;
  parts.read(part, (chunk) => {
    rest += Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1');
    if (!isAfter) {
      const end = END_OF_ROWS.exec(rest);
      isAfter = end !== null;
      rest = end ? rest.slice(end.index) : rest.slice(-LONGEST_TAG);
    }
    if (!isAfter) return undefined;
    let read = 0;
    for (const found of rest.matchAll(MERGE)) {
      read = found.index + found[0].length;
      const merge = mergeOf(found);
      if (merge) merges.push(merge);
    }
    rest = rest.slice(Math.max(read, rest.length - LONGEST_TAG));
    const isDone = rest.includes('mergeCells>') || merges.length >= MOST_MERGES;
    return isDone ? STOP : undefined;
  });
  return merges;
}

/** Only downwards: what is merged across is a heading or a note, seen once. */
function mergeOf([, left = '', top, , bottom]: RegExpExecArray): Merge | undefined {
  const merge = { column: columnIndex(left), top: Number(top), bottom: Number(bottom) };
  return merge.bottom > merge.top ? merge : undefined;
}
