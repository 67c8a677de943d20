/** Characters kept of a cell: enough to see that it is too long. */
export const LONGEST_CELL = 500;

/** Characters that nobody sees: formatting marks, fillers, selectors of variants. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the purpose
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]+/g;

/**
 * A cell's text as people see it: `_x000D_` decoded, full-width letters and digits as plain ones,
 * nothing unseen, runs of blanks as one, lines of their own kept apart by `\n`.
 */
export function seenText(text: string): string {
  const plain = decodeEscapes(text)
    .normalize('NFKC')
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN, '')
    .replace(CONTROLS, ' ');
  if (!/[\s]/.test(plain)) return withoutMark(plain);
  const lines = plain.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  return withoutMark(lines.filter((line) => line !== '').join('\n'));
}

/** The same as one line. */
export function oneLine(text: string): string {
  return text.replaceAll('\n', ' ');
}

/** `'0301` and `="0301"`: what programs write so that digits stay a text. */
function withoutMark(text: string): string {
  const [, quoted] = /^="([^"]*)"$/.exec(text) ?? [];
  return (quoted ?? text).replace(/^['‘’`](?=[\d+])/, '').trim();
}

/** `_x000D_` is a character in hexadecimal digits; `_x005F_` is the underscore of a text that looks like one. */
function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

export function append(text: string, piece: string): string {
  return text.length >= LONGEST_CELL ? text : (text + piece).slice(0, LONGEST_CELL);
}

/** 27 → AB, counted from 0. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

/** AB12 → 27, counted from 0. */
export function columnIndex(reference: string): number {
  let index = 0;
  for (const letter of reference.toUpperCase()) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    index = index * 26 + value;
  }
  return index - 1;
}
