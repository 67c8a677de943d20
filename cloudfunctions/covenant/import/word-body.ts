import type { SplitWarning } from '../../../typings/contract/covenant.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Paragraph } from '../split/paragraph-rules.ts';
import { MOST_CHARACTERS, MOST_CLAUSES } from '../text/covenant-state-rules.ts';
import type { Attributes, XmlHandlers } from './read-xml.ts';
import { type Levels, type NumberingReader, numberText } from './word-numbering-rules.ts';
import { outlined, type StyleReader } from './word-style-rules.ts';

/** What stands elsewhere as well, or no longer: the second writing of a text box, text before it was moved. */
const SKIPPED = ['mc:Fallback', 'moveFrom', 'pPrChange', 'rPrChange', 'rt', 'sectPr'];
const PICTURES = ['drawing', 'pict', 'object'];
/** Far above any covenant: what is longer is not read to its end. */
const MOST_PARAGRAPHS = 20_000;
const MOST_UNITS = 4 * MOST_CHARACTERS;

/** A paragraph while it is read; one may stand within another, in a text box. */
interface Open {
  text: string;
  styleId: string;
  list: string | undefined;
  level: number | undefined;
  outline: number | undefined;
  isCentred: boolean;
  /** runs with words, and how many of them are bold */
  runs: number;
  bold: number;
}

/** A cell, a row's cells, or the document: what it holds so far. */
type Held = Paragraph[];

/**
 * Reads word/document.xml. Rows of tables become lines, their cells side by side; what a cell holds in
 * several paragraphs stays in several lines, as whole texts stand in a frame of one cell.
 */
export class BodyReader implements XmlHandlers {
  readonly paragraphs: Held = [];
  readonly warnings = new Set<SplitWarning>();
  readonly #numbers: NumberingReader;
  readonly #styles: StyleReader;
  readonly #counters = new Map<Levels, number[]>();
  readonly #open: Open[] = [];
  /** where paragraphs go: the document, or the cell of the innermost table */
  readonly #held: Held[] = [this.paragraphs];
  /** of each table that is open: the cells of its row */
  readonly #rows: Held[][] = [];
  /** of each block of content that is open: whether Word made it as a table of contents */
  readonly #blocks: boolean[] = [];
  #isText = false;
  #isRun = false;
  #isBold = false;
  #isHidden = false;
  #skipped = 0;
  #count = 0;
  #units = 0;

  constructor(numbers: NumberingReader, styles: StyleReader) {
    this.#numbers = numbers;
    this.#styles = styles;
  }

  open(name: string, attributes: Attributes): void {
    if (SKIPPED.includes(name)) this.#skipped += 1;
    if (this.#skipped > 0) return;
    if (PICTURES.includes(name)) this.warnings.add('picture');
    else if (name === 'tbl') {
      this.#rows.push([]);
      this.warnings.add('table');
    } else if (name === 'tc') this.#held.push([]);
    else if (name === 'sdt') this.#blocks.push(false);
    else if (name === 'docPartGallery') {
      if (attributes.get('val') === 'Table of Contents') this.#blocks.splice(-1, 1, true);
    } else if (name === 'p') this.#openParagraph();
    else if (name === 'r') {
      this.#isRun = true;
      this.#isBold = false;
      this.#isHidden = false;
    } else if (this.#isRun) this.#openInRun(name, attributes);
    else this.#setProperty(name, attributes);
  }

  #openInRun(name: string, attributes: Attributes): void {
    const isOn = !['0', 'false', 'none'].includes(attributes.get('val') ?? '');
    if (name === 't') this.#isText = true;
    else if (name === 'tab') this.#say(' ');
    else if (name === 'br' || name === 'cr') this.#say('\n');
    else if (name === 'noBreakHyphen') this.#say('-');
    else if (name === 'b') this.#isBold = isOn;
    else if (name === 'vanish') this.#isHidden = isOn;
  }

  #setProperty(name: string, attributes: Attributes): void {
    const paragraph = this.#open.at(-1);
    if (!paragraph) return;
    const value = attributes.get('val') ?? '';
    if (name === 'pStyle') paragraph.styleId = value;
    else if (name === 'numId') paragraph.list = value;
    else if (name === 'ilvl') paragraph.level = Number(value) || 0;
    else if (name === 'outlineLvl') paragraph.outline = Number(value);
    else if (name === 'jc') paragraph.isCentred = value === 'center';
  }

  text(text: string): void {
    if (!this.#isText || this.#skipped > 0) return;
    this.#say(text);
    const paragraph = this.#open.at(-1);
    if (!paragraph || text.trim() === '') return;
    paragraph.runs += 1;
    if (this.#isBold) paragraph.bold += 1;
  }

  #say(text: string): void {
    const paragraph = this.#open.at(-1);
    if (!paragraph || this.#isHidden) return;
    paragraph.text += text;
    this.#units += text.length;
    if (this.#units > MOST_UNITS) throw tooLong();
  }

  close(name: string): void {
    if (SKIPPED.includes(name)) this.#skipped -= 1;
    if (this.#skipped > 0) return;
    if (name === 't') this.#isText = false;
    else if (name === 'r') this.#isRun = false;
    else if (name === 'p') this.#closeParagraph();
    else if (name === 'sdt') this.#blocks.pop();
    else if (name === 'tc' && this.#held.length > 1) {
      this.#rows.at(-1)?.push(this.#held.pop() ?? []);
    } else if (name === 'tr') this.#closeRow();
    else if (name === 'tbl') this.#rows.pop();
  }

  #closeRow(): void {
    const cells = (this.#rows.at(-1)?.splice(0) ?? []).filter((cell) => cell.length > 0);
    const into = this.#held.at(-1);
    const [only] = cells;
    if (cells.length === 1 && only) into?.push(...only);
    else if (cells.length > 1) {
      const lines = cells.map((cell) => cell.map(({ text }) => text).join('\n'));
      into?.push({ text: lines.join(' '), isRow: true });
    }
  }

  #openParagraph(): void {
    this.#count += 1;
    if (this.#count > MOST_PARAGRAPHS) throw tooLong();
    this.#open.push({
      text: '',
      styleId: '',
      list: undefined,
      level: undefined,
      outline: undefined,
      isCentred: false,
      runs: 0,
      bold: 0,
    });
    this.#isRun = false;
  }

  #closeParagraph(): void {
    const paragraph = this.#open.pop();
    this.#isRun = this.#open.length > 0; // a text box stands in a run
    const words = paragraph?.text.trim();
    if (!paragraph || !words) return;
    const { styleId, outline, isCentred, runs, bold } = paragraph;
    const meaning = this.#styles.meaningOf(styleId);
    const isStrong = isCentred || (runs > 0 && bold === runs);
    const number = this.#numberOf(paragraph, meaning);
    const { style, level } = {
      ...(isStrong && { style: 'strong' as const, level: undefined }),
      ...meaning,
      ...outlined(outline),
      ...(this.#blocks.includes(true) && { style: 'contents' as const, level: undefined }),
    };
    this.#held.at(-1)?.push({
      text: number === '' ? words : `${number} ${words}`,
      ...(style && { style }),
      ...(level !== undefined && { level }),
      ...(number !== '' && { isNumbered: true }),
    });
  }

  /** What a paragraph says about its list goes before what its style says; list 0 is none. */
  #numberOf(paragraph: Open, meaning: ReturnType<StyleReader['meaningOf']>): string {
    const id = paragraph.list ?? meaning.list;
    if (id === undefined) return '';
    const level =
      paragraph.level ??
      this.#numbers.levelOfStyle(id, paragraph.styleId) ??
      (paragraph.list === undefined ? meaning.listLevel : undefined) ??
      0;
    return numberText(this.#numbers.result, this.#counters, { id, level });
  }
}

const tooLong = (): Refusal =>
  new Refusal('COVENANT_TOO_LONG', { clauses: MOST_CLAUSES, characters: MOST_CHARACTERS });
