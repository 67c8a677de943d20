import { STOP } from '../../files/zip-parts.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { LONGEST_CELL, seenText } from './cell-text.ts';
import type { OnRow, SeenCell } from './sheet-cells.ts';

const MOST_COLUMNS = 500;

/**
 * Reads a text with commas, tabs or semicolons, in UTF-8, UTF-16 or GB 18030.
 * @throws Refusal FILE_NOT_XLSX for what is no text
 */
export function readCsv(bytes: Uint8Array, onRow: OnRow): void {
  const text = decodeText(bytes);
  const separator = separatorOf(text);
  let row = 1;
  let cells = new Map<number, SeenCell>();
  let column = 0;
  const put = (raw: string) => {
    const seen = column < MOST_COLUMNS ? seenText(raw.slice(0, LONGEST_CELL)) : '';
    if (seen !== '') cells.set(column, { text: seen });
    column += 1;
  };
  for (let at = 0; at < text.length; ) {
    const [raw, end] = fieldAt(text, at, separator);
    put(raw);
    at = end + 1;
    if (text[end] === separator) continue;
    if (text[end] === '\r' && text[end + 1] === '\n') at = end + 2;
    if (onRow({ row, isHidden: false, cells }) === STOP) return;
    cells = new Map();
    column = 0;
    row += 1;
  }
}

/**
 * A field and where it ends: at a separator, at the end of its line or of the text. Quotes around it count only if
 * the second one closes it, as in RFC 4180: a quote that stands by itself is part of what somebody has written.
 */
function fieldAt(text: string, start: number, separator: string): [raw: string, end: number] {
  const isEnd = (at: number) =>
    at >= text.length || text[at] === separator || text[at] === '\n' || text[at] === '\r';
  const close = text[start] === '"' ? closingQuote(text, start) : undefined;
  if (close !== undefined && isEnd(close + 1)) {
    return [text.slice(start + 1, close).replaceAll('""', '"'), close + 1];
  }
  let at = start;
  while (!isEnd(at)) at += 1;
  return [text.slice(start, at), at];
}

/** The next quote that is not one of two. */
function closingQuote(text: string, open: number): number | undefined {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return undefined;
}

const ENCODINGS = ['utf-8', 'gb18030'];

function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const wide = first === 0xff ? 'utf-16le' : 'utf-16be';
  for (const encoding of isWide ? [wide] : ENCODINGS) {
    const text = tryDecode(bytes, encoding);
    if (text !== undefined && isText(text)) return text;
  }
  throw new Refusal('FILE_NOT_XLSX', { form: 'unknown' });
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function isText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no text has them
  return !/[\u0000-\u0008\u000e-\u001f]/.test(text.slice(0, 10_000));
}

/** The one that the first lines have most of, outside quotes. */
function separatorOf(text: string): string {
  const start = text.slice(0, 4_000).replace(/"(?:[^"]|"")*"/g, '');
  const [, declared] = /^sep=(.)/i.exec(start) ?? [];
  if (declared) return declared;
  const count = (separator: string) => start.split(separator).length;
  const [best = ','] = [',', '\t', ';', '|'].sort((one, other) => count(other) - count(one));
  return best;
}
