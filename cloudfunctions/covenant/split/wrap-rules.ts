import { markAt } from './mark-rules.ts';
import { endsSentence, type Paragraph } from './paragraph-rules.ts';

/** Lines shorter than this are not full: nobody sets such narrow columns. */
const NARROWEST = 24;
/** As many full lines as this, and the text was broken by a machine. */
const FEWEST = 4;

/** A letter takes one place, a digit or a Latin letter half of one. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 0x2000 ? 1 : 2), 0) / 2;

/**
 * Lines that were broken at the edge of a page, as copied from a .pdf, joined again. A line that ends a
 * sentence at the edge stays a line.
 */
export function unwrapped(paragraphs: readonly Paragraph[]): Paragraph[] {
  const widths = paragraphs.map(({ text }) => widthOf(text));
  const widest = widths.reduce((most, width) => Math.max(most, width), 0);
  const isFull = (at: number) => (widths[at] ?? 0) >= widest - 2;
  const isOpen = (at: number) => !endsSentence(paragraphs[at]?.text ?? '');
  const full = paragraphs.filter((_, at) => isFull(at));
  const open = paragraphs.filter((_, at) => isFull(at) && isOpen(at));
  if (widest < NARROWEST || open.length < FEWEST || full.length * 5 < paragraphs.length) {
    return [...paragraphs];
  }
  const joined: Paragraph[] = [];
  paragraphs.forEach((paragraph, at) => {
    const before = joined.at(-1);
    const isRest = at > 0 && isFull(at - 1) && isOpen(at - 1) && mayContinue(paragraph);
    if (before && isRest && !before.isRow) {
      joined.splice(-1, 1, { ...before, text: glued(before.text, paragraph.text) });
    } else joined.push(paragraph);
  });
  return joined;
}

/** Behind an open line a number is one of those that the sentence speaks of, unless it looks like a heading. */
function mayContinue({ text, style, isNumbered, isRow }: Paragraph): boolean {
  if (style !== undefined || isNumbered || isRow) return false;
  const mark = markAt(text);
  return mark === null || mark.strength < 2;
}

const glued = (one: string, other: string): string =>
  /[\w,.]$/.test(one) && /^[\w]/.test(other) ? `${one} ${other}` : `${one}${other}`;
