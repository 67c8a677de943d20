import { refused } from '../error.ts';
import { LIMITS } from '../limits.ts';
import { typeName } from '../values.ts';
import { searchBounds } from './arrays.ts';
import type { OperatorCompiler } from './expression.ts';
import {
  compileNamed,
  integerOf,
  isNull,
  namedOperands,
  nullable,
  numberOf,
  operator,
  textOf,
} from './operands.ts';

const MANY = Number.POSITIVE_INFINITY;

/** Texts, numbers and dates as text; null and missing as nothing. */
function coerced(value: unknown, name: string): string {
  if (isNull(value)) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return value.toISOString();
  throw refused(`${name} can't convert from BSON type ${typeName(value)} to String`);
}

/** Only the Latin letters change, as in MongoDB. */
const lower = (text: string): string => text.replace(/[A-Z]+/g, (part) => part.toLowerCase());
const upper = (text: string): string => text.replace(/[a-z]+/g, (part) => part.toUpperCase());

function substrBytes([value, start, count]: unknown[], name: string): string {
  const bytes = Buffer.from(coerced(value, name));
  const from = Math.trunc(numberOf(start, name));
  const length = Math.trunc(numberOf(count, name));
  if (from < 0) return '';
  const to = length < 0 ? bytes.length : Math.min(bytes.length, from + length);
  // A byte 10xxxxxx continues a character: a cut there would split it.
  for (const at of [from, to]) {
    if (((bytes[at] ?? 0) & 0xc0) === 0x80) {
      throw refused(
        `${name}: Invalid range, it starts or ends in the middle of a UTF-8 character.`,
      );
    }
  }
  return bytes.subarray(from, to).toString();
}

function substrCodePoints([value, start, count]: unknown[], name: string): string {
  const from = integerOf(start, name);
  const length = integerOf(count, name);
  if (from < 0 || length < 0) throw refused(`${name}: the bounds must not be negative`);
  return [...coerced(value, name)].slice(from, from + length).join('');
}

/** Where a part first is, counted in code points or bytes, or -1. */
const indexOf = (units: 'bytes' | 'points'): OperatorCompiler =>
  operator(2, 4, ([text, part, ...bounds], name) => {
    if (isNull(text)) return null;
    const whole = textOf(text, name);
    const wanted = textOf(part, name);
    if (units === 'bytes') {
      const bytes = Buffer.from(whole);
      const [from, to] = searchBounds(bounds, bytes.length, name);
      return from > to ? -1 : within(bytes.subarray(0, to).indexOf(wanted, from, 'utf8'), from);
    }
    const points = [...whole];
    const [from, to] = searchBounds(bounds, points.length, name);
    if (from > to) return -1;
    const searched = points.slice(from, to).join('');
    const at = searched.indexOf(wanted);
    return at < 0 ? -1 : from + [...searched.slice(0, at)].length;
  });

const within = (at: number, from: number): number => (at < from ? -1 : at);

const trim =
  (left: boolean, right: boolean): OperatorCompiler =>
  (operand, compiler) => {
    const operands = namedOperands(operand, compiler.name, ['input'], ['chars']);
    const { input, chars } = compileNamed(operands, ['input', 'chars'], compiler);
    return (environment) => {
      const text = input?.(environment);
      const set = chars?.(environment);
      if (isNull(text) || (chars && isNull(set))) return null;
      const points = [...textOf(text, compiler.name)];
      const blank = new Set(chars ? [...textOf(set, compiler.name)] : WHITE_SPACE);
      let from = 0;
      let to = points.length;
      if (left) while (from < to && blank.has(points[from] as string)) from++;
      if (right) while (to > from && blank.has(points[to - 1] as string)) to--;
      return points.slice(from, to).join('');
    };
  };

const WHITE_SPACE = [
  ...'\0\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006',
].concat([...'\u2007\u2008\u2009\u200a']);

const replace =
  (all: boolean): OperatorCompiler =>
  (operand, compiler) => {
    const keys = ['input', 'find', 'replacement'] as const;
    const operands = namedOperands(operand, compiler.name, [...keys]);
    const compiled = compileNamed(operands, [...keys], compiler);
    return (environment) => {
      const values = keys.map((key) => compiled[key]?.(environment));
      if (values.some(isNull)) return null;
      const [input, find, replacement] = values.map((value) => textOf(value, compiler.name)) as [
        string,
        string,
        string,
      ];
      return all ? input.split(find).join(replacement) : input.replace(find, () => replacement);
    };
  };

export const STRINGS: Record<string, OperatorCompiler> = {
  $concat: nullable(0, MANY, (values, name) => {
    const texts = values.map((value) => textOf(value, name));
    if (texts.reduce((total, text) => total + text.length, 0) > LIMITS.computedText) {
      throw refused(`${name} makes too long a text`);
    }
    return texts.join('');
  }),
  $indexOfBytes: indexOf('bytes'),
  $indexOfCP: indexOf('points'),
  $split: nullable(2, 2, ([text, separator], name) => {
    const by = textOf(separator, name);
    if (by === '') throw refused('$split requires a non-empty separator');
    return textOf(text, name).split(by);
  }),
  $strLenBytes: operator(1, 1, ([text], name) => Buffer.byteLength(textOf(text, name))),
  $strLenCP: operator(1, 1, ([text], name) => [...textOf(text, name)].length),
  $strcasecmp: operator(2, 2, ([left, right], name) => {
    const [a, b] = [upper(coerced(left, name)), upper(coerced(right, name))];
    return a === b ? 0 : a < b ? -1 : 1;
  }),
  $substr: operator(3, 3, substrBytes),
  $substrBytes: operator(3, 3, substrBytes),
  $substrCP: operator(3, 3, substrCodePoints),
  $toLower: operator(1, 1, ([text], name) => lower(coerced(text, name))),
  $toUpper: operator(1, 1, ([text], name) => upper(coerced(text, name))),
  $trim: trim(true, true),
  $ltrim: trim(true, false),
  $rtrim: trim(false, true),
  $replaceOne: replace(false),
  $replaceAll: replace(true),
};
