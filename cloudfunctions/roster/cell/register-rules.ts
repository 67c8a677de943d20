import { type Reading, saysNothing } from './cell-reading.ts';

const EXPONENT = /^\d(\.\d+)?E\+?\d+$/i;
/** Digits that Excel keeps of a number. */
const MOST_DIGITS = 15;

/**
 * What the register calls an owner or a certificate by, in the one form in which it is compared: several of one
 * cell in any order, without blanks and brackets of either width. A number that Excel has shortened is asked.
 */
export function readRegisterNumber(text: string): Reading<string> {
  if (saysNothing(text)) return { value: null };
  const numbers = text
    .normalize('NFKC')
    .toUpperCase()
    .split(/[、,;\n|]/)
    .map((piece) => piece.replace(/[\s()[\]【】〔〕《》]/g, ''))
    .filter((piece) => piece !== '');
  if (numbers.some((number) => EXPONENT.test(number))) return { reason: 'DIGITS_LOST' };
  const isShortened = (number: string) =>
    number.length > MOST_DIGITS && /^\d+0{3}$/.test(number) && numbers.length === 1;
  if (numbers.some(isShortened)) return { reason: 'DIGITS_LOST' };
  // 办理中, 待办: words are no number.
  if (!numbers.some((number) => /\d/.test(number))) return { value: null };
  return { value: [...new Set(numbers)].sort().join('、') };
}
