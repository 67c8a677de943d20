import { type Reading, saysNothing } from './cell-reading.ts';

const MOST_AREA = 100_000_00; // 100,000 ㎡ in 0.01 ㎡: more is a slip of the finger
const UNIT = '(?:㎡|m2|m²|m\\^2|平方米|平方|平米|平方公尺|平)';
const NUMBER = '(\\d{1,3}(?:[,，]\\d{3})+(?:\\.\\d{1,12})?|\\d{1,7}(?:\\.\\d{1,12})?)';
const AREA = new RegExp(`^(?:建筑面积|面积|建面)?[:：]?${NUMBER}${UNIT}?$`, 'i');
const WITHIN = new RegExp(`${NUMBER}${UNIT}?`, 'i');

/** 89.50, 89.5㎡, 89.5平 or 1,289.5 → 0.01 ㎡. What is not plain (约89, 89,5, two areas) is asked. */
export function readArea(text: string): Reading<number> {
  const plain = text.replace(/\s/g, '');
  if (saysNothing(plain)) return { value: null };
  const [, digits] = AREA.exec(plain) ?? [];
  const area = digits === undefined ? undefined : hundredths(digits);
  if (area !== undefined) return { value: area };
  const guess = guessArea(plain);
  return guess === undefined
    ? { reason: 'NOT_A_NUMBER' }
    : { reason: 'NOT_A_NUMBER', suggestion: guess };
}

function hundredths(digits: string): number | undefined {
  const [whole = '0', part = ''] = digits.replace(/[,，]/g, '').split('.');
  const thousandths = Number(`${whole}${part.padEnd(3, '0').slice(0, 3)}`);
  const area = Math.floor((thousandths + 5) / 10);
  return area > 0 && area <= MOST_AREA ? area : undefined;
}

/** The one area that may be meant. */
function guessArea(plain: string): string | undefined {
  if (/^0+(\.0+)?$/.test(plain)) return '';
  const [, whole, part] = /^(\d{1,4})[,，。·、](\d{1,2})$/.exec(plain) ?? [];
  if (whole !== undefined) return `${whole}.${part}`;
  if (plain.startsWith('-')) return undefined;
  const [all, digits] = WITHIN.exec(plain) ?? [];
  if (all === undefined || digits === undefined) return undefined;
  const rest = plain.replace(all, '');
  return /\d/.test(rest) || hundredths(digits) === undefined
    ? undefined
    : digits.replace(/[,，]/g, '');
}
