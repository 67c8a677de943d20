import { addDays, DAY } from '../../kernel/calendar.ts';

/** How a number is shown, and what the way of showing says of it. */
export interface Shown {
  text: string;
  as: 'number' | 'date' | 'time' | 'scientific';
  /** of a date: what was probably typed before it became one */
  typed?: string;
  /** of a date */
  year?: number;
}

/** Formats that a workbook names by number alone; those of dates as Excel and WPS show them in Chinese. */
const BUILT_IN: Record<number, string> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

export function builtInFormat(id: number): string {
  return BUILT_IN[id] ?? 'General';
}

type Token =
  | { kind: 'literal'; text: string }
  | { kind: 'digit'; text: '0' | '#' | '?' }
  | { kind: 'point' | 'comma' | 'percent' | 'exponent' | 'general' | 'text' | 'fraction' }
  | { kind: 'date'; text: string };

interface Section {
  tokens: Token[];
  condition: ((value: number) => boolean) | undefined;
  chinese: 0 | 1 | 2;
  as: Shown['as'];
}

const parsed = new Map<string, Section[]>();
const MOST_KEPT = 2_000;

function sectionsOf(code: string): Section[] {
  const known = parsed.get(code);
  if (known) return known;
  const sections = splitSections(code || 'General').map(readSection);
  if (parsed.size < MOST_KEPT) parsed.set(code, sections);
  return sections;
}

/** A number as its format shows it. @param is1904 days are counted from 1904 */
export function showNumber(value: number, code: string, is1904 = false): Shown {
  const sections = sectionsOf(code);
  const [section, isNegative] = chooseSection(sections, value);
  if (!section) return { text: '', as: 'number' };
  if (section.as === 'date' || section.as === 'time') return showDate(value, section, is1904);
  const text = showDigits(Math.abs(value), section);
  return { text: isNegative ? `-${text}` : text, as: section.as };
}

function splitSections(code: string): string[] {
  return code.match(/(?:"[^"]*"?|\[[^\]]*\]?|[\\_*].|[^;])+|(?<=^|;)(?=;|$)/gs) ?? [''];
}

const TOKEN =
  /"([^"]*)"?|\[([^\]]*)\]?|\\(.)|[_*](.)|(G\/通用格式|General)|(上午\/下午|AM\/PM|A\/P)|(E[+-])|([ymdhsae]+)|(.)/gisu;

function readSection(code: string): Section {
  const section: Section = { tokens: [], condition: undefined, chinese: 0, as: 'number' };
  for (const found of code.matchAll(TOKEN)) {
    const [, quoted, bracket, escaped, padding, general, noon, exponent, letters, other] = found;
    if (padding !== undefined) continue;
    if (bracket !== undefined) readBracket(section, bracket);
    else if (general) section.tokens.push({ kind: 'general' });
    else if (noon) section.tokens.push({ kind: 'date', text: 'noon' });
    else if (exponent) section.tokens.push({ kind: 'exponent' });
    else if (letters) section.tokens.push(...dateTokens(letters));
    else section.tokens.push(tokenOf(quoted ?? escaped, other));
  }
  if (section.tokens.some(({ kind }) => kind === 'exponent')) section.as = 'scientific';
  markMinutes(section);
  const dates = section.tokens.flatMap((one) => (one.kind === 'date' ? [one.text] : []));
  if (dates.length > 0) section.as = dates.some((text) => /^[ymdea]/.test(text)) ? 'date' : 'time';
  return section;
}

function readBracket(section: Section, text: string): void {
  const [, sign, limit] = /^(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (sign !== undefined) section.condition = conditionOf(sign, Number(limit));
  else if (/^h+$|^m+$|^s+$/i.test(text)) section.tokens.push({ kind: 'date', text: `[${text}]` });
  else if (/^DBNum1/i.test(text)) section.chinese = 1;
  else if (/^DBNum2/i.test(text)) section.chinese = 2;
  const [, currency] = /^\$([^-]+)/.exec(text) ?? [];
  if (currency) section.tokens.push({ kind: 'literal', text: currency });
}

function conditionOf(sign: string, limit: number): (value: number) => boolean {
  if (sign === '<') return (value) => value < limit;
  if (sign === '<=') return (value) => value <= limit;
  if (sign === '>') return (value) => value > limit;
  if (sign === '>=') return (value) => value >= limit;
  return sign === '=' ? (value) => value === limit : (value) => value !== limit;
}

/** `yyyymmdd` is three tokens. */
function dateTokens(letters: string): Token[] {
  return (letters.toLowerCase().match(/(.)\1*/g) ?? []).map((text) => ({ kind: 'date', text }));
}

function tokenOf(literal: string | undefined, other = ''): Token {
  if (literal !== undefined) return { kind: 'literal', text: literal };
  if (other === '0' || other === '#' || other === '?') return { kind: 'digit', text: other };
  if (other === '.') return { kind: 'point' };
  if (other === ',') return { kind: 'comma' };
  if (other === '%') return { kind: 'percent' };
  if (other === '@') return { kind: 'text' };
  return other === '/' ? { kind: 'fraction' } : { kind: 'literal', text: other };
}

/** `m` beside hours or seconds are minutes. */
function markMinutes({ tokens }: Section): void {
  const dates = tokens.flatMap((one) => (one.kind === 'date' ? [one] : []));
  for (const [index, token] of dates.entries()) {
    const before = dates[index - 1]?.text ?? '';
    const after = dates[index + 1]?.text ?? '';
    if (/^m{1,2}$/.test(token.text) && (/^\[?h/.test(before) || /^s/.test(after)))
      token.text = token.text.replaceAll('m', 'n');
  }
}

function chooseSection(sections: Section[], value: number): [Section | undefined, boolean] {
  const conditional = sections.find(({ condition }) => condition?.(value));
  if (conditional) return [conditional, value < 0];
  if (sections.some(({ condition }) => condition)) {
    return [sections.find(({ condition }) => !condition), value < 0];
  }
  if (sections.length === 1) return [sections[0], value < 0];
  if (value < 0) return [sections[1], false];
  return [value === 0 && sections.length > 2 ? sections[2] : sections[0], false];
}

/** All its digits: Excel itself shows eleven. */
function general(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  return /e/.test(text) ? value.toLocaleString('en-US', { useGrouping: false }) : text;
}

/** Rounded half up in decimal digits, never through binary fractions. */
function fixed(value: number, places: number): string {
  const [whole = '0', part = ''] = general(value).split('.');
  const kept = `${whole}${part.slice(0, places).padEnd(places, '0')}`;
  const isUp = (part[places] ?? '0') >= '5';
  const digits = (BigInt(kept) + (isUp ? 1n : 0n)).toString().padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function showDigits(value: number, { tokens, chinese, as }: Section): string {
  const has = (kind: Token['kind']) => tokens.some((one) => one.kind === kind);
  const literals = () =>
    tokens.map((one) => (one.kind === 'literal' ? one.text : one.kind === 'text' ? '@' : ''));
  const point = tokens.findIndex(({ kind }) => kind === 'point');
  const integers = point < 0 ? tokens : tokens.slice(0, point);
  const decimals = (point < 0 ? [] : tokens.slice(point)).filter((one) => one.kind === 'digit');
  if (as === 'scientific') {
    const exponent = tokens.findIndex(({ kind }) => kind === 'exponent');
    return scientific(value, decimals.filter((one) => tokens.indexOf(one) < exponent).length);
  }
  if (has('general') || has('text') || (has('fraction') && has('digit'))) {
    const text = inChinese(general(value), chinese);
    if (has('fraction')) return text;
    return tokens
      .map((one) =>
        one.kind === 'literal' ? one.text : ['general', 'text'].includes(one.kind) ? text : '',
      )
      .join('');
  }
  if (!has('digit')) return literals().join('');
  const scaled = has('percent') ? value * 100 : value;
  const [whole = '', part = ''] = fixed(scaled, decimals.length).split('.');
  return inChinese(
    placeInteger(whole, integers) + placeDecimals(part, point < 0 ? [] : tokens.slice(point)),
    chinese,
  );
}

function scientific(value: number, places: number): string {
  const [mantissa = '0', exponent = '0'] = value.toExponential(places).split('e');
  const power = Number(exponent);
  return `${mantissa}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** Digits from the right into their places; the leftmost place takes all that are left. */
function placeInteger(whole: string, tokens: Token[]): string {
  const first = tokens.findIndex(({ kind }) => kind === 'digit');
  const last = tokens.findLastIndex(({ kind }) => kind === 'digit');
  const isGrouped = tokens.some(
    ({ kind }, index) => kind === 'comma' && index > first && index < last,
  );
  let left = whole === '0' ? '' : whole;
  let count = 0;
  let text = '';
  const put = (digit: string) => {
    text = `${digit}${isGrouped && count > 0 && count % 3 === 0 ? ',' : ''}${text}`;
    count += 1;
  };
  for (const [index, token] of [...tokens.entries()].reverse()) {
    if (token.kind === 'literal') text = token.text + text;
    else if (token.kind === 'percent') text = `%${text}`;
    else if (token.kind === 'fraction') text = `/${text}`;
    else if (token.kind === 'digit') {
      if (left !== '') put(left.slice(-1));
      else if (token.text === '0') put('0');
      left = left.slice(0, -1);
      while (index === first && left !== '') {
        put(left.slice(-1));
        left = left.slice(0, -1);
      }
    }
  }
  return text;
}

function placeDecimals(part: string, tokens: Token[]): string {
  let at = 0;
  let text = '';
  for (const token of tokens) {
    if (token.kind === 'point') text += '.';
    else if (token.kind === 'literal') text += token.text;
    else if (token.kind === 'percent') text += '%';
    else if (token.kind === 'digit') {
      const isIdle = token.text !== '0' && /^0*$/.test(part.slice(at));
      if (!isIdle) text += part[at] ?? '0';
      at += 1;
    }
  }
  return text;
}

const CHINESE = ['', '〇一二三四五六七八九', '零壹贰叁肆伍陆柒捌玖'];
const PLACES = ['', ' 十百千', ' 拾佰仟'];

/** 12 → 十二, as `[DBNum1]` shows it; numbers of more than four digits stay as they are. */
function inChinese(text: string, chinese: 0 | 1 | 2): string {
  if (chinese === 0) return text;
  return text.replace(/\d+/g, (digits) => {
    if (digits.length > 4) return digits;
    const spoken = [...digits]
      .map((digit, index) => {
        const place = digits.length - 1 - index;
        const unit = place === 0 ? '' : (PLACES[chinese]?.[place] ?? '');
        return digit === '0' ? '0' : `${CHINESE[chinese]?.[Number(digit)]}${unit}`;
      })
      .join('')
      .replace(/0+$/, '')
      .replace(/0+/g, '零');
    return (spoken || '〇').replace(/^一十/, '十');
  });
}

interface Moment {
  year: number;
  month: number;
  day: number;
  seconds: number;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const DAY_ZERO = '1899-12-30';
const FIRST_LEAP = 60; // Excel's 29 February 1900, which never was
const LAST_DAY = 2_958_465; // 31 December 9999

function momentOf(serial: number, is1904: boolean): Moment | undefined {
  const whole = Math.floor(serial) + (is1904 ? 1462 : 0);
  if (whole < 0 || whole > LAST_DAY) return undefined;
  const seconds = Math.round((serial - Math.floor(serial)) * (DAY / 1000));
  const shift = whole < FIRST_LEAP ? 1 : 0;
  const [year = 0, month = 0, day = 0] = addDays(DAY_ZERO, whole + shift)
    .split('-')
    .map(Number);
  return { year, month, day, seconds };
}

function showDate(value: number, { tokens, as }: Section, is1904: boolean): Shown {
  const moment = momentOf(value, is1904);
  if (!moment) return { text: general(value), as: 'number' };
  const isHalfDay = tokens.some((one) => one.kind === 'date' && one.text === 'noon');
  const text = tokens
    .map((token) => {
      if (token.kind === 'literal') return token.text;
      if (token.kind === 'fraction') return '/';
      if (token.kind === 'point') return '.';
      return token.kind === 'date' ? datePart(token.text, moment, value, isHalfDay) : '';
    })
    .join('')
    .trim();
  if (as === 'time') return { text, as };
  return { text, as, typed: typedOf(tokens, moment), year: moment.year };
}

function datePart(token: string, moment: Moment, serial: number, isHalfDay: boolean): string {
  const { year, month, day, seconds } = moment;
  const hours = Math.floor(seconds / 3600);
  const shownHours = isHalfDay ? hours % 12 || 12 : hours;
  const padded = (value: number) => String(value).padStart(token.length > 1 ? 2 : 1, '0');
  const parts: Record<string, () => string> = {
    y: () => (token.length > 2 ? String(year) : String(year % 100).padStart(2, '0')),
    e: () => String(year),
    m: () => (token.length > 2 ? (MONTHS[month - 1] ?? '') : padded(month)),
    d: () => (token.length > 2 ? '' : padded(day)),
    h: () => padded(shownHours),
    n: () => padded(Math.floor(seconds / 60) % 60),
    s: () => padded(seconds % 60),
    a: () => '',
  };
  if (token === 'noon') return hours < 12 ? '上午' : '下午';
  if (token.startsWith('[')) return String(Math.floor(serial * 24));
  return parts[token[0] ?? '']?.() ?? '';
}

/** Years of dates that were typed with one: later ones are mostly those in which the file was made. */
const TYPED_YEARS = { first: 2000, last: 2014 };

/** `1-2` became 2 January, `3-95` March 1995, `3-1-2` the second of January 2003. */
function typedOf(tokens: Token[], { year, month, day }: Moment): string {
  const has = (letter: string) =>
    tokens.some((one) => one.kind === 'date' && one.text.startsWith(letter));
  const short = year % 100;
  if (!has('d')) return `${month}-${short}`;
  const isTyped = year >= TYPED_YEARS.first && year <= TYPED_YEARS.last;
  return isTyped && (has('y') || has('e')) ? `${short}-${month}-${day}` : `${month}-${day}`;
}
