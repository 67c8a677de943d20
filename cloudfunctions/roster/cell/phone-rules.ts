import { type Reading, saysNothing } from './cell-reading.ts';

const MOST_PHONES = 4;
const MOBILE = /^1[3-9]\d{9}$/;
/** Area code and number of a landline; ten digits and more alone are never one. */
const LANDLINE = /^(0(?:10|2\d|[3-9]\d{2}))([2-8]\d{6,7})$/;
const LOCAL = /^[2-8]\d{6,7}$/;
const SERVICE = /^[48]00\d{7}$/;
const EXTENSION = /(?:转|分机|-转|ext\.?|#)\s*(\d{1,5})$/i;

/**
 * All numbers in a cell, however they are grouped, noted and kept apart: mobile ones, landlines, foreign
 * ones with a plus. The first is the one that is called.
 */
export function readPhones(text: string): Reading<string[]> {
  if (saysNothing(text)) return { value: null };
  const numbers: string[] = [];
  for (const piece of piecesOf(text)) {
    const found = numbersOf(piece);
    if (!found) return refused(text);
    numbers.push(...found);
  }
  const different = [...new Set(numbers)];
  if (different.length > MOST_PHONES) return { reason: 'NOT_A_PHONE' };
  return different.length === 0 ? refused(text) : { value: different };
}

/** Numbers stand apart by marks or words; a dash or a blank may be within one. */
function piecesOf(text: string): string[] {
  return text
    .replace(/[（(]([^）)]*\p{Script=Han}[^）)]*)[）)]/gu, '、')
    .split(/[、,，;；/|\n&]|或者?|和|及/)
    .filter((piece) => /\d/.test(piece));
}

/** The numbers of a piece; undefined if something in it is none. */
function numbersOf(piece: string): string[] | undefined {
  const extension = EXTENSION.exec(piece);
  const plain = (extension ? piece.slice(0, extension.index) : piece).replace(
    /[\p{Script=Han}A-Za-z:：。]+/gu,
    ' ',
  );
  const [, line, inner] = /^(.*\d)\s*-\s*(\d{1,5})\s*$/.exec(plain) ?? [];
  const landline = line === undefined ? undefined : joined(line);
  if (landline?.[0]?.includes('-')) return [`${landline[0]}-${inner}`];
  const whole = joined(plain);
  if (whole) return extension ? [`${whole[0]}-${extension[1]}`] : whole;
  // numbers that only blanks keep apart: take as few of the groups as make one
  const groups = plain.trim().split(/\s+/);
  const numbers: string[] = [];
  for (let from = 0; from < groups.length; ) {
    let to = groups.length;
    let found: string[] | undefined;
    for (let end = from + 1; end <= groups.length && !found; end += 1) {
      found = joined(groups.slice(from, end).join(' '));
      to = end;
    }
    if (!found) return undefined;
    numbers.push(...found);
    from = to;
  }
  return numbers;
}

function joined(text: string): string[] | undefined {
  const isForeign = /^\s*\+(?!86)/.test(text) || /^\s*00(?!86)[1-9]/.test(text);
  const digits = text.replace(/[\s().·•\-–—_+]/g, '');
  if (!/^\d+$/.test(digits)) return undefined;
  if (isForeign) {
    const number = digits.replace(/^00/, '');
    return number.length >= 8 && number.length <= 15 ? [`+${number}`] : undefined;
  }
  const home = digits.replace(/^(?:00)?86(?=1[3-9]\d{9}$|0?\d{2,3}[2-8]\d{6,7}$)/, '');
  if (MOBILE.test(home)) return [home];
  if (/^(1[3-9]\d{9}){2,4}$/.test(digits)) return digits.match(/.{11}/g) ?? undefined;
  if (/^01[3-9]\d{9}$/.test(digits)) return [digits.slice(1)];
  const [, area, number] =
    LANDLINE.exec(home) ?? LANDLINE.exec(home === digits ? '' : `0${home}`) ?? [];
  if (area !== undefined) return [`${area}-${number}`];
  return LOCAL.test(digits) || SERVICE.test(digits) ? [digits] : undefined;
}

function refused(text: string): Reading<string[]> {
  const digits = text.replace(/\D/g, '');
  if (/^\d(\.\d+)?E\+?\d+$/i.test(text.trim())) return { reason: 'DIGITS_LOST' };
  // a landline typed as a number has lost its zero
  const [, area, number] = /^\d{9,11}$/.test(digits) ? (LANDLINE.exec(`0${digits}`) ?? []) : [];
  if (area !== undefined) return { reason: 'NOT_A_PHONE', suggestion: `${area}-${number}` };
  const [mobile] = text.replace(/[\s-]/g, '').match(/(?<!\d)1[3-9]\d{9}(?!\d)/) ?? [];
  return mobile === undefined
    ? { reason: 'NOT_A_PHONE' }
    : { reason: 'NOT_A_PHONE', suggestion: mobile };
}

/** Numbers as one text, the first the one that is called. */
export function joinPhones(numbers: readonly string[]): string {
  return numbers.join('、');
}
