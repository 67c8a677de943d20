import type { RosterColumn } from '../../../typings/contract/roster.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { splitAddress } from '../cell/door-rules.ts';
import type { OddCell, RosterRow, SheetFacts } from '../import/roster-types.ts';
import { columnLetters, oneLine } from '../sheet/cell-text.ts';
import {
  type Heading,
  isHeadingWord,
  isPeopleHeading,
  isRosterHeading,
  lacksBuilding,
  missingColumns,
  plainHeading,
  readHeading,
} from '../sheet/heading-rules.ts';
import { kindOfLine } from '../sheet/line-rules.ts';
import type { SeenCell, SeenRow } from '../sheet/sheet-cells.ts';

const HEADER_WITHIN = 30; // rows in which the headings are looked for
const MOST_HEADINGS = 300; // columns that are looked at for headings
const DITTO = /^(同上|同前|[〃″"”'’]{1,2}|上同|-同-|do)$/;
const SHEET_BUILDING = /^第?[0-9A-Za-z〇一二三四五六七八九十]+(栋|幢|座|号楼|#楼?)$/;
/** Columns whose cells may hold several lines. */
const LINES: ReadonlySet<RosterColumn> = new Set(['owner', 'phone', 'ownerNumber', 'certificate']);
/** Columns of numbers whose digits count, however a cell shows them. */
const DIGITS: ReadonlySet<RosterColumn> = new Set(['phone', 'ownerNumber', 'certificate']);
/** Columns in which the number itself counts, not how it is shown. */
const FIGURES: ReadonlySet<RosterColumn> = new Set(['area', 'birthYear']);

/** What is wanted of a table beside the columns of a roster. */
export interface MoreColumns {
  /** headings by name; the first one has to be there, unless its rows are about people */
  headings: Record<string, RegExp>;
  /** its rows are about people, each with a name and a door or a phone number */
  people?: true;
}

/** Finds the headings of a sheet, then turns its rows into those of a roster. */
export class RosterTable {
  private heading: Heading | undefined;
  /** headings that a second row may still complete */
  private isOpen = false;
  private upper: Map<number, string> = new Map();
  private looked = 0;
  private best: Heading = { columns: new Map(), labels: new Map(), unknown: [] };
  private section: { building: string; stair: string } | undefined;
  private above: Partial<Record<RosterColumn, string>> = {};
  private readonly sheet: number;
  private readonly name: string;
  private readonly facts: SheetFacts;
  private readonly onRow: (row: RosterRow) => void;

  private readonly more: MoreColumns | undefined;

  constructor(
    sheet: number,
    name: string,
    facts: SheetFacts,
    onRow: (row: RosterRow) => void,
    more?: MoreColumns,
  ) {
    this.more = more;
    this.sheet = sheet;
    this.name = name;
    this.facts = facts;
    this.onRow = onRow;
  }

  get isUnderHeading(): boolean {
    return this.heading !== undefined;
  }

  get hasNoHeading(): boolean {
    return !this.heading && this.looked >= HEADER_WITHIN;
  }

  add({ row, cells }: SeenRow): void {
    const own = [...cells.values()].filter(({ text, odd, isFilled }) => !isFilled && (text || odd));
    if (own.length === 0) return;
    if (!this.heading) {
      this.lookForHeading(cells);
      return;
    }
    if (this.isOpen) {
      this.isOpen = false;
      if (this.completeHeading(cells)) return;
    }
    this.read(row, cells, own);
  }

  /** @throws Refusal if there were no headings */
  end(hiddenColumns: ReadonlySet<number>): void {
    const { heading, facts } = this;
    if (!heading) {
      if (this.looked === 0) throw new Refusal('FILE_EMPTY');
      const columns = missingColumns(this.best).join('、');
      throw new Refusal('FILE_COLUMNS_MISSING', { columns });
    }
    facts.lacksEstate ||= ![...heading.columns.values()].includes('estate');
    if (facts.columns.length > 0) return;
    for (const [place, column] of heading.columns) {
      const letter = columnLetters(place);
      const label = heading.labels.get(place) ?? '';
      const shown = column === 'address' ? 'number' : column;
      facts.columns.push({ column: shown, letter, heading: label });
      if (hiddenColumns.has(place)) facts.hiddenColumns.push(letter);
    }
    facts.unknown = heading.unknown.map((one) => ({
      letter: columnLetters(one.place),
      heading: one.heading.slice(0, 40),
    }));
  }

  private lookForHeading(cells: SeenRow['cells']): void {
    this.looked += 1;
    if (this.looked > HEADER_WITHIN) return;
    const texts = textsOf(cells);
    const single = readHeading(texts);
    const double = readHeading(this.upper, texts);
    const upper = this.upper;
    this.upper = texts;
    const isFit = (one: Heading) => this.isHeading(one) && this.hasBuilding(one);
    if (isFit(single)) {
      this.heading = single;
      this.isOpen = true;
    } else if (isFit(double) && [...upper.values()].some(isHeadingWord)) this.heading = double;
    else if (single.columns.size > this.best.columns.size) this.best = single;
  }

  private isHeading(heading: Heading): boolean {
    if (!this.more) return isRosterHeading(heading);
    if (this.more.people) return isPeopleHeading(heading);
    const [first] = Object.keys(this.more.headings);
    return (
      this.placesOfMore(heading).some(([name]) => name === first) && isRosterHeading(heading, 1)
    );
  }

  private placesOfMore({ unknown }: Heading): [name: string, place: number][] {
    return Object.entries(this.more?.headings ?? {}).flatMap(([name, words]) => {
      const found = unknown.find(({ heading }) => words.test(plainHeading(heading)));
      return found ? [[name, found.place] as [string, number]] : [];
    });
  }

  /** A sheet of one building may say it by its name; addresses say it themselves, and people have phones. */
  private hasBuilding(heading: Heading): boolean {
    if (this.more?.people || !lacksBuilding(heading)) return true;
    return SHEET_BUILDING.test(this.name) || heading.columns.size >= 4;
  }

  /** @returns true if this row belongs to the headings */
  private completeHeading(cells: SeenRow['cells']): boolean {
    const texts = textsOf(cells);
    const own = [...cells]
      .filter(([, { isFilled }]) => !isFilled)
      .map(([place]) => texts.get(place));
    if (!own.every((text) => text !== undefined && isHeadingWord(text))) return false;
    this.heading = readHeading(this.upper, texts);
    return true;
  }

  private read(row: number, cells: SeenRow['cells'], own: readonly SeenCell[]): void {
    const read = this.rowOf(row, cells);
    const texts = own.map(({ text }) => oneLine(text)).filter((text) => text !== '');
    const { building = '', number = '', name = '', phone = '' } = this.ownTexts(cells);
    const isPerson = this.more?.people && name !== '' && phone !== '';
    const kind = kindOfLine({ texts, building, number: number || (isPerson ? phone : '') });
    if (kind) {
      const text = texts.join(' ').slice(0, 60);
      if (kind === 'section') this.section = sectionOf(texts[0] ?? '');
      this.onRow({ ...read, line: { kind, text } });
      return;
    }
    const isOnlyFilled = [...(this.heading?.columns.keys() ?? [])].every((place) => {
      const cell = cells.get(place);
      return !cell || cell.isFilled || (cell.text === '' && !cell.odd);
    });
    if (isOnlyFilled) return;
    this.fill(read);
    this.above = read.cells;
    this.onRow(read);
  }

  private ownTexts(cells: SeenRow['cells']): Partial<Record<RosterColumn, string>> {
    const texts: Partial<Record<RosterColumn, string>> = {};
    for (const [place, column] of this.heading?.columns ?? []) {
      const cell = cells.get(place);
      if (cell && !cell.isFilled) texts[column === 'address' ? 'number' : column] = cell.text;
    }
    return texts;
  }

  private rowOf(row: number, cells: SeenRow['cells']): RosterRow {
    const read: RosterRow = { sheet: this.sheet, row, cells: {}, withoutValue: [] };
    for (const [place, column] of this.heading?.columns ?? []) {
      const cell = cells.get(place);
      if (!cell) continue;
      if (column === 'address') readAddress(read, cell);
      else this.readCell(read, column, cell);
    }
    if (!this.heading || !this.more) return read;
    read.more = Object.fromEntries(
      this.placesOfMore(this.heading).map(([name, place]) => [name, cells.get(place)]),
    );
    return read;
  }

  private readCell(read: RosterRow, column: RosterColumn, cell: SeenCell): void {
    const { odd, typed, year, number, isFilled } = cell;
    if (odd === 'no-value' || odd === 'error') {
      if (!read.withoutValue.includes(column)) read.withoutValue.push(column);
      return;
    }
    const text = textOf(column, cell);
    if (text === '') return;
    if (column === 'number' && isFilled) read.isContinued = true;
    else if (isFilled) this.count(column);
    if (odd && !(FIGURES.has(column) && odd === 'scientific') && !DIGITS.has(column)) {
      read.odd = { ...read.odd, [column]: oddOf({ odd, typed, year, number }) };
    }
    const before = read.cells[column];
    read.cells[column] = before === undefined ? text : `${before}\n${text}`;
  }

  private fill({ cells }: RosterRow): void {
    for (const [column, text] of Object.entries(cells) as [RosterColumn, string][]) {
      const above = this.above[column];
      if (!DITTO.test(text) || above === undefined) continue;
      cells[column] = above;
      this.count(column);
    }
    const has = (column: RosterColumn) =>
      [...(this.heading?.columns.values() ?? [])].includes(column);
    if (this.section && cells.building === undefined) {
      cells.building = this.section.building;
      this.count('building');
      if (cells.stair === undefined && this.section.stair !== '') cells.stair = this.section.stair;
    }
    if (has('building') || cells.building !== undefined) return;
    const address = splitAddress(cells.number ?? '');
    if (address) Object.assign(cells, withoutBlanks(address));
    else if (SHEET_BUILDING.test(this.name)) {
      cells.building = this.name;
      this.count('building');
    }
  }

  private count(column: RosterColumn): void {
    const { filled } = this.facts;
    filled[column] = (filled[column] ?? 0) + 1;
  }
}

function textsOf(cells: SeenRow['cells']): Map<number, string> {
  const texts = [...cells].filter(([place, { text }]) => text !== '' && place < MOST_HEADINGS);
  return new Map(texts.map(([place, { text }]) => [place, oneLine(text)]));
}

function oddOf(cell: OddCell): OddCell {
  return Object.fromEntries(Object.entries(cell).filter(([, value]) => value !== undefined));
}

/** A cell as its column wants it: as it is shown, or the number itself. */
function textOf(column: RosterColumn, { text, number, odd }: SeenCell): string {
  const isPlain = number !== undefined && (odd === undefined || odd === 'scientific');
  if (isPlain && FIGURES.has(column) && !text.includes('%')) return String(number);
  if (isPlain && DIGITS.has(column)) {
    const digits = String(number);
    return text.replace(/\D/g, '').length >= digits.length && odd === undefined ? text : digits;
  }
  return LINES.has(column) ? text : oneLine(text);
}

function readAddress(read: RosterRow, { text }: SeenCell): void {
  if (text === '') return;
  const address = splitAddress(text);
  Object.assign(read.cells, address ? withoutBlanks(address) : { number: oneLine(text) });
}

function withoutBlanks(address: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(address).filter(([, text]) => text !== ''));
}

function sectionOf(text: string): { building: string; stair: string } {
  const [, building = text, stair = ''] =
    /^(.*?(?:栋|幢|座|号楼|#楼?))\s*(\S*(?:单元|楼道|梯))?$/.exec(text) ?? [];
  return { building: building.replace(/^.*[期区苑院园]/, '').trim(), stair };
}
