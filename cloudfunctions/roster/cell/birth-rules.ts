import { type Reading, saysNothing } from './cell-reading.ts';

const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;
/** Two digits below this may be of either century. */
const FIRST_SHORT = 26;
/** Excel's day 1,900 to 2,099 is in 1905: nobody's birthday, but many a year in a column of dates. */
const LAST_YEAR_OF_YEARS = 1905;

/** 1953, 1953年, 195305, 1953.5 or 1953-05-03 → 1950: the decade is all that is kept. 53 is asked. */
export function readBirthBand(text: string): Reading<number> {
  const plain = text.replace(/\s/g, '').replace(/生$|出生$/, '');
  if (saysNothing(plain)) return { value: null };
  const [, year] =
    /^(\d{4})(?:年?|[-./年](?:0?[1-9]|1[0-2])(?:月|[-./月](?:0?[1-9]|[12]\d|3[01])日?)?|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?)$/.exec(
      plain,
    ) ?? [];
  if (year !== undefined && isYear(Number(year))) return { value: decade(Number(year)) };
  const [, short] = /^'?(\d\d)(?:年|后|年代)?$/.exec(plain) ?? [];
  if (short !== undefined && Number(short) >= FIRST_SHORT) {
    return { reason: 'NOT_A_YEAR', suggestion: `19${short}` };
  }
  const [, loose] = /(?:^|\D)((?:19|20)\d\d)(?:\D|$)/.exec(plain) ?? [];
  return loose === undefined
    ? { reason: 'NOT_A_YEAR' }
    : { reason: 'NOT_A_YEAR', suggestion: loose };
}

/** A cell with a date in it: its year, unless a year was typed where dates are shown. */
export function readBirthDate(year: number, stored: number | undefined): Reading<number> {
  const isTypedYear = stored !== undefined && Number.isInteger(stored) && isYear(stored);
  if (isTypedYear && year <= LAST_YEAR_OF_YEARS) {
    return { reason: 'NOT_A_YEAR', suggestion: String(stored) };
  }
  return isYear(year) ? { value: decade(year) } : { reason: 'NOT_A_YEAR' };
}

function isYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

function decade(year: number): number {
  return Math.floor(year / 10) * 10;
}
