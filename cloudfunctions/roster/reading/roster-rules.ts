import type { LeftAloneLine, RosterColumn, StatedSum } from '../../../typings/contract/roster.ts';
import { estateKey, isNoStair } from '../../places/place-name.ts';
import { readArea } from '../cell/area-rules.ts';
import { readBirthBand, readBirthDate } from '../cell/birth-rules.ts';
import type { Reading } from '../cell/cell-reading.ts';
import { tidyDoor, typedDate } from '../cell/door-rules.ts';
import { looksSwapped } from '../cell/foreign-rules.ts';
import { readOwners, tidyName } from '../cell/name-rules.ts';
import { readPhones } from '../cell/phone-rules.ts';
import { readRegisterNumber } from '../cell/register-rules.ts';
import type {
  ReadingChoices,
  RosterEntry,
  RosterReading,
  RosterRow,
} from '../import/roster-types.ts';
import { gatherDoors, joinEntries } from './door-group-rules.ts';
import { DoorIndex } from './door-index-rules.ts';
import { type Letters, ProblemList } from './problem-rules.ts';

const LONGEST: Record<RosterColumn, number> = {
  estate: 30,
  building: 20,
  stair: 20,
  number: 20,
  area: 40,
  name: 60,
  phone: 120,
  owner: 400,
  ownerNumber: 200,
  certificate: 400,
  birthYear: 20,
  grid: 20,
};
/** One strange cell is a slip; this many, and most of a column, are the wrong column. */
const FEWEST_SWAPPED = 2;
const DOOR: readonly RosterColumn[] = ['estate', 'building', 'stair', 'number'];
const MOST_LINES = 30;
const MOST_SUMS = 20;

/** Reads rows one by one, so that nothing but entries and the first problems is kept. */
export class RosterReader {
  private readonly entries: RosterEntry[] = [];
  private readonly problems: ProblemList;
  private rows = 0;
  private badRows = 0;
  private leftOut = 0;
  private joinedRows = 0;
  private readonly lines: LeftAloneLine[] = [];
  private lineCount = 0;
  private readonly sums: StatedSum[] = [];
  /** areas of all rows, and of those since the last subtotal */
  private readonly sum = { all: 0, part: 0 };
  /** column → how many cells it has, and how many of them look like another column's */
  private readonly looks = new Map<RosterColumn, { cells: number; swapped: number }>();
  private readonly corrections = new Map<string, string>();
  private readonly estate: string | undefined;
  private readonly estates = new Map<string, string>();
  private last: RosterEntry | undefined;

  constructor({
    corrections = [],
    accept = [],
    estate,
    estates = [],
    keepsAll,
  }: ReadingChoices = {}) {
    this.problems = new ProblemList(accept, keepsAll);
    this.estate = estate;
    for (const { written, as } of estates) this.estates.set(estateKey(written), as);
    for (const { sheet, row, column, text } of corrections) {
      this.corrections.set(`${sheet}:${row}:${column ?? ''}`, text);
    }
  }

  add(raw: RosterRow): void {
    if (raw.line) {
      this.leaveAlone(raw);
      return;
    }
    this.rows += 1;
    this.problems.beginRow(raw.sheet ?? 0, raw.row);
    const row = this.corrected(raw);
    if (!row) {
      this.leftOut += 1;
      return;
    }
    if (row.isContinued) {
      this.continueLast(row);
      return;
    }
    const entry = this.entryOf(row);
    this.last = undefined;
    if (this.problems.isRowLeft) this.leftOut += 1;
    else if (this.problems.isRowBad) this.badRows += 1;
    else {
      this.entries.push(entry);
      this.last = entry;
    }
  }

  /** @param known what the community has: its doors may be written in another way */
  result(known: DoorIndex = new DoorIndex(), letters: Letters = {}): RosterReading {
    const { rows, sums, lines, lineCount } = this;
    // a column in the wrong place explains what is wrong with its cells, so it comes first
    const swapped = [...this.looks]
      .filter(([, { cells, swapped }]) => swapped >= FEWEST_SWAPPED && swapped * 2 > cells)
      .map(([column]) => column);
    const gathered = gatherDoors(this.entries, this.problems, known);
    return {
      rows,
      entries: gathered.entries,
      ...this.problems.result(swapped, letters),
      applied: this.problems.applied,
      badRows: this.badRows + gathered.badRows,
      leftOut: this.leftOut + gathered.leftOut,
      isSwapped: swapped.length > 0,
      sums,
      lines,
      lineCount,
      joinedRows: this.joinedRows,
    };
  }

  /** The row as it was put right; undefined if it is left out. */
  private corrected(row: RosterRow): RosterRow | undefined {
    if (this.corrections.size === 0) return row;
    const at = `${row.sheet ?? 0}:${row.row}:`;
    if (this.corrections.has(at)) return undefined;
    const cells = { ...row.cells };
    const odd = { ...row.odd };
    let { withoutValue } = row;
    for (const column of Object.keys(LONGEST) as RosterColumn[]) {
      const text = this.corrections.get(`${at}${column}`);
      if (text === undefined) continue;
      delete odd[column];
      withoutValue = withoutValue.filter((one) => one !== column);
      if (text === '') delete cells[column];
      else cells[column] = text;
    }
    return { ...row, cells, odd, withoutValue };
  }

  private entryOf(row: RosterRow): RosterEntry {
    const { cells } = row;
    for (const column of row.withoutValue) this.problems.add(column, 'FORMULA_WITHOUT_VALUE', '');
    if (this.estate !== undefined) cells.estate ??= this.estate;
    const renamed = this.estates.get(estateKey(cells.estate ?? ''));
    if (renamed !== undefined) cells.estate = renamed;
    const isDoor = this.checkDoor(row);
    for (const [column, value] of Object.entries(cells) as [RosterColumn, string][]) {
      if ([...value].length > LONGEST[column]) this.problems.add(column, 'TOO_LONG', value);
      this.look(column, value, cells);
    }
    const area = this.read(row, 'area', readArea);
    if (isDoor) this.addArea(area ?? 0);
    const phones = this.read(row, 'phone', readPhones);
    const [phone = null, ...otherPhones] = phones ?? [];
    const odd = row.odd?.birthYear;
    const birthBand =
      odd?.odd === 'date'
        ? this.take(
            'birthYear',
            cells.birthYear ?? '',
            readBirthDate(odd.year ?? 0, odd.number),
            readBirthBand,
          )
        : this.read(row, 'birthYear', readBirthBand);
    const { estate = '', building = '', stair = '', number = '' } = this.doorOf(row);
    return {
      sheet: row.sheet ?? 0,
      row: row.row,
      estate,
      building,
      stair: isNoStair(stair) ? '' : stair,
      number,
      area,
      name: cells.name === undefined ? null : tidyName(cells.name),
      phone,
      otherPhones,
      owners: this.read(row, 'owner', readOwners),
      ownerNumber: this.read(row, 'ownerNumber', readRegisterNumber),
      certificate: this.read(row, 'certificate', readRegisterNumber),
      birthBand,
      grid: cells.grid ?? null,
    };
  }

  /** @returns false if the line says neither building nor number: it may be no door at all */
  private checkDoor({ cells, withoutValue }: RosterRow): boolean {
    const isThere = (column: RosterColumn) =>
      cells[column] !== undefined || withoutValue.includes(column);
    if (!isThere('number') && !isThere('building')) {
      const value = Object.values(cells).join(' ');
      this.problems.addRow('NOT_A_DOOR', value);
      return false;
    }
    for (const column of DOOR) {
      if (column !== 'stair' && !isThere(column)) {
        const above = this.last?.[column as 'estate'];
        this.problems.add(column, 'MISSING', '', column === 'number' ? undefined : above);
      }
    }
    return true;
  }

  /** The cells of the door as written; what Excel made a date or an exponent of is asked. */
  private doorOf(row: RosterRow): Partial<Record<RosterColumn, string>> {
    const door: Partial<Record<RosterColumn, string>> = {};
    for (const column of DOOR) {
      const text = row.cells[column];
      if (text === undefined) continue;
      const odd = row.odd?.[column];
      const typed =
        odd?.odd === 'date' ? odd.typed : column === 'estate' ? undefined : typedDate(text);
      const exponent = odd?.odd === 'scientific' ? text.replace(/\.?0*E\+?0*/, 'E') : undefined;
      let taken: string | undefined = text;
      if (odd?.odd === 'date' || odd?.odd === 'time' || typed !== undefined) {
        taken = this.problems.add(column, 'AS_DATE', text, typed);
      } else if (exponent !== undefined) {
        taken = this.problems.add(column, 'AS_EXPONENT', text, exponent);
      }
      door[column] = tidyDoor(taken ?? text);
    }
    return door;
  }

  /** What a cell says, null if it says nothing or nothing that can be read. */
  private read<Value>(
    { cells, odd }: RosterRow,
    column: RosterColumn,
    reader: (text: string) => Reading<Value>,
  ): Value | null {
    const text = cells[column];
    if (text === undefined || [...text].length > LONGEST[column]) return null;
    const kind = odd?.[column]?.odd;
    if (kind === 'date' || kind === 'time') {
      this.problems.add(column, 'AS_DATE', text);
      return null;
    }
    return this.take(column, text, reader(text), reader);
  }

  private take<Value>(
    column: RosterColumn,
    text: string,
    reading: Reading<Value>,
    reader: (text: string) => Reading<Value>,
  ): Value | null {
    if ('value' in reading) return reading.value;
    const { reason, suggestion } = reading;
    const taken = this.problems.add(column, reason, text, suggestion);
    if (taken === undefined || taken === '') return null;
    const again = reader(taken);
    return 'value' in again ? again.value : null;
  }

  /** A row of the same door: its owners and numbers belong to it, if its first row can be read. */
  private continueLast(row: RosterRow): void {
    const { last } = this;
    const entry = this.entryOf(row);
    const isOther = entry.area !== null && last?.area != null && entry.area !== last.area;
    if (isOther) this.problems.add('area', 'DUPLICATE_HOUSEHOLD', row.cells.area ?? '');
    if (!last || this.problems.isRowBad) {
      this.badRows += 1;
      return;
    }
    if (entry.area !== null && last.area !== null) this.addArea(-entry.area);
    joinEntries(last, entry);
    this.joinedRows += 1;
  }

  private addArea(area: number): void {
    this.sum.all += area;
    this.sum.part += area;
  }

  private leaveAlone({ sheet = 0, row, line, cells }: RosterRow): void {
    if (!line) return;
    this.lineCount += 1;
    const { kind, text } = line;
    if (this.lines.length < MOST_LINES) this.lines.push({ sheet, row, kind, text });
    const reading = kind === 'total' && cells.area !== undefined ? readArea(cells.area) : undefined;
    const stated = reading && 'value' in reading ? reading.value : null;
    if (stated === null) return;
    const { all, part } = this.sum;
    const isRight = stated === all || stated === part;
    if (!isRight && this.sums.length < MOST_SUMS) {
      const counted = Math.abs(stated - part) < Math.abs(stated - all) ? part : all;
      const [label = ''] = /^\D{1,12}/.exec(text.replaceAll(' ', '')) ?? [];
      this.sums.push({ sheet, row, label, stated, counted });
    }
    this.sum.part = 0;
  }

  private look(column: RosterColumn, value: string, cells: RosterRow['cells']): void {
    const look = this.looks.get(column) ?? { cells: 0, swapped: 0 };
    look.cells += 1;
    if (looksSwapped(column, value, cells)) look.swapped += 1;
    this.looks.set(column, look);
  }
}
