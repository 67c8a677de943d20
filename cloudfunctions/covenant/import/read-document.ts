import { unzipSync } from 'fflate';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { SplitWarning } from '../../../typings/contract/covenant.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { type Levels, type Numbering, NumberingReader, numberText } from './numbering-rules.ts';

/** A document as lines of text. */
export interface ReadText {
  text: string;
  warnings: SplitWarning[];
}

/** Inflated bytes of one part: far above any covenant, far below a function's memory. */
const MOST_INFLATED = 40_000_000;
const PARTS = ['word/document.xml', 'word/numbering.xml'];
/** What stands elsewhere as well, or no longer: the second writing of a text box, text before it was moved. */
const SKIPPED = ['mc:Fallback', 'w:moveFrom', 'w:pPrChange'];
const PICTURES = ['w:drawing', 'w:pict', 'w:object'];

/**
 * The words of a .docx: tables as lines, with the numbers that Word makes by itself, without what was
 * deleted in a tracked change.
 * @throws Refusal FILE_NOT_DOCX, FILE_ENCRYPTED, FILE_TOO_LARGE, FILE_NO_WORDS
 */
export function readDocx(bytes: Uint8Array): ReadText {
  const parts = unpack(bytes);
  const document = parts['word/document.xml'];
  if (!document) throw new Refusal('FILE_NOT_DOCX');
  const numbers = new NumberingReader();
  const numbering = parts['word/numbering.xml'];
  if (numbering) readXml(numbering, { open: (tag) => numbers.open(tag.name, tag.attributes) });
  const reader = new BodyReader(numbers.result);
  readXml(document, reader);
  return spoken({ text: reader.lines.join('\n'), warnings: [...reader.warnings] });
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  // OLE compound files: a sealed document, or one of the old .doc form.
  if (start === 'd0cf11e0a1b11ae1') {
    const isSealed = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new Refusal(isSealed ? 'FILE_ENCRYPTED' : 'FILE_NOT_DOCX');
  }
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!PARTS.includes(name)) return false;
        if (originalSize > MOST_INFLATED) throw new Refusal('FILE_TOO_LARGE', { megabytes: 10 });
        return true;
      },
    });
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('FILE_NOT_DOCX');
  }
}

interface Handlers {
  open(tag: SaxesTagPlain): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Entities other than XML's own are errors, so nothing expands. */
function readXml(bytes: Uint8Array, handlers: Handlers): void {
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw new Refusal('FILE_NOT_DOCX');
  });
  parser.on('doctype', () => {
    throw new Refusal('FILE_NOT_DOCX');
  });
  parser.on('opentag', (tag) => handlers.open(tag));
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('closetag', ({ name }) => handlers.close?.(name));
  parser.write(new TextDecoder().decode(bytes)).close();
}

/**
 * Paragraphs become lines, rows of tables as well: their cells side by side. What a cell holds in several
 * paragraphs stays in several lines, as whole texts stand in a frame of one cell.
 */
class BodyReader implements Handlers {
  readonly lines: string[] = [];
  readonly warnings = new Set<SplitWarning>();
  readonly #numbering: Numbering;
  readonly #counters = new Map<Levels, number[]>();
  #line = '';
  /** where lines go: the document, or the cell of the innermost table */
  #open: string[][] = [this.lines];
  /** of each table that is open: the cells of its row */
  #rows: string[][] = [];
  #isText = false;
  #skipped = 0;
  #list: { id: string; level: number } | null = null;

  constructor(numbering: Numbering) {
    this.#numbering = numbering;
  }

  open({ name, attributes }: SaxesTagPlain): void {
    const value = String(attributes['w:val'] ?? '');
    if (SKIPPED.includes(name)) this.#skipped += 1;
    if (this.#skipped > 0) return;
    if (PICTURES.includes(name)) this.warnings.add('picture');
    else if (name === 'w:tbl') {
      this.#rows.push([]);
      this.warnings.add('table');
    } else if (name === 'w:tc') this.#open.push([]);
    else if (name === 'w:t') this.#isText = true;
    else if (name === 'w:tab') this.#line += ' ';
    else if (name === 'w:br' || name === 'w:cr') this.#line += '\n';
    else if (name === 'w:numPr') this.#list = { id: '', level: 0 };
    else if (name === 'w:ilvl' && this.#list) this.#list.level = Number(value) || 0;
    else if (name === 'w:numId' && this.#list) this.#list.id = value;
  }

  text(text: string): void {
    if (this.#isText && this.#skipped === 0) this.#line += text;
  }

  close(name: string): void {
    if (SKIPPED.includes(name)) this.#skipped -= 1;
    if (this.#skipped > 0) return;
    if (name === 'w:t') this.#isText = false;
    else if (name === 'w:p') this.#endParagraph();
    else if (name === 'w:tc' && this.#open.length > 1) {
      const cell = this.#open.pop() ?? [];
      this.#rows.at(-1)?.push(cell.filter(Boolean).join('\n'));
    } else if (name === 'w:tr') {
      const row = this.#rows.at(-1)?.splice(0) ?? [];
      this.#open.at(-1)?.push(row.filter(Boolean).join(' '));
    } else if (name === 'w:tbl') this.#rows.pop();
  }

  #endParagraph(): void {
    const line = this.#line.trim() === '' ? '' : `${this.#number()}${this.#line.trim()}`;
    this.#open.at(-1)?.push(line);
    this.#line = '';
    this.#list = null;
  }

  #number(): string {
    return this.#list ? numberText(this.#numbering, this.#counters, this.#list) : '';
  }
}

/** What Chinese offices and phones write plain texts in. */
const ENCODINGS = ['utf-8', 'gb18030'] as const;

/** @throws Refusal FILE_NOT_TEXT, FILE_NO_WORDS */
export function readTxt(bytes: Uint8Array): ReadText {
  const [first, second] = bytes;
  const wide =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined;
  for (const encoding of wide ? [wide] : ENCODINGS) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // Other files may be read as letters by chance; texts have no zero bytes.
      if (!text.includes('\u0000')) return spoken({ text, warnings: [] });
    } catch (error) {
      if (error instanceof Refusal) throw error;
    }
  }
  throw new Refusal('FILE_NOT_TEXT');
}

/** A document of pictures alone has nothing to read. */
function spoken(read: ReadText): ReadText {
  if (!/[\p{L}\p{N}]/u.test(read.text)) throw new Refusal('FILE_NO_WORDS');
  return read;
}
