import { Binary, BSONRegExp, EJSON, ObjectId } from 'bson';
import { invalid } from './error.ts';
import { LIMITS } from './limits.ts';

/** A document in memory: plain JSON values, Date, and bson's classes for the rarer types. */
export type Document = Record<string, unknown>;

/** What a server date in a request becomes: the instant of the request plus its offset. */
export interface ParseOptions {
  /** UTC milliseconds for `$tcb_server_date` */
  now: number;
  /** why a server date is not allowed here; absent when it is */
  serverDateRefused?: string;
}

export function isPlainObject(value: unknown): value is Document {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    (!('_bsontype' in value) || Object.hasOwn(value, '_bsontype'))
  );
}

/**
 * Parses EJSON, canonical or relaxed, from a text or from an already parsed value. Numbers of every
 * width become JavaScript numbers.
 * @throws WireError INVALID_PARAM on anything that is not EJSON, too deep or too long
 */
export function parseEjson(source: unknown, name: string, options: ParseOptions): unknown {
  let value = source;
  if (typeof source === 'string') {
    if (source.length > LIMITS.textLength) throw invalid(`${name} is longer than 6 MB`);
    try {
      value = JSON.parse(source);
    } catch {
      throw invalid(`${name} is not JSON`);
    }
  }
  return decode(value, name, options, 0);
}

function decode(value: unknown, name: string, options: ParseOptions, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > LIMITS.depth) throw invalid(`${name} is nested deeper than ${LIMITS.depth} levels`);
  if (Array.isArray(value)) {
    return value.map((element) => decode(element, name, options, depth + 1));
  }
  const source = value as Document;
  const keys = Object.keys(source);
  const first = keys[0];
  if (first !== undefined && first.charCodeAt(0) === 36 && keys.length <= 2) {
    const special = decodeSpecial(source, first, keys.length, name, options);
    if (special !== undefined) return special.value;
  }
  const decoded: Document = {};
  for (const key of keys) {
    if (key === '__proto__') throw invalid(`${name} holds the field name __proto__`);
    decoded[key] = decode(source[key], name, options, depth + 1);
  }
  return decoded;
}

/** Types that bson's own EJSON reader understands; they are rare, so its speed does not matter. */
const RARE = new Set([
  '$numberDecimal',
  '$binary',
  '$uuid',
  '$timestamp',
  '$minKey',
  '$maxKey',
  '$symbol',
  '$undefined',
]);

function decodeSpecial(
  source: Document,
  key: string,
  size: number,
  name: string,
  options: ParseOptions,
): { value: unknown } | undefined {
  const inner = source[key];
  if (size !== 1) return undefined;
  switch (key) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
      return { value: decodeNumber(inner, key, name) };
    case '$date':
      // The oldest clients write a server date as {$date: {offset}}.
      if (isPlainObject(inner) && 'offset' in inner) {
        return { value: serverDate(inner, name, options) };
      }
      return { value: decodeDate(inner, name) };
    case '$oid':
      if (typeof inner !== 'string' || !/^[0-9a-fA-F]{24}$/.test(inner)) {
        throw invalid(`${name}: $oid must be 24 hexadecimal digits`);
      }
      return { value: new ObjectId(inner) };
    case '$regularExpression':
      return { value: decodeRegex(inner, name) };
    case '$tcb_server_date':
      return { value: serverDate(inner, name, options) };
  }
  if (!RARE.has(key)) return undefined;
  try {
    return { value: EJSON.deserialize({ value: source }).value };
  } catch {
    throw invalid(`${name}: ${key} is malformed`);
  }
}

function decodeNumber(inner: unknown, key: string, name: string): number {
  if (typeof inner !== 'string') throw invalid(`${name}: ${key} must hold a text`);
  if (key === '$numberDouble') {
    if (inner === 'NaN') return Number.NaN;
    if (inner === 'Infinity') return Number.POSITIVE_INFINITY;
    if (inner === '-Infinity') return Number.NEGATIVE_INFINITY;
    if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(inner)) {
      throw invalid(`${name}: ${key} is not a number`);
    }
  } else if (!/^-?\d{1,19}$/.test(inner)) {
    throw invalid(`${name}: ${key} is not an integer`);
  }
  return Number(inner);
}

function decodeDate(inner: unknown, name: string): Date {
  let time = Number.NaN;
  if (typeof inner === 'number') time = inner;
  else if (typeof inner === 'string') time = Date.parse(inner);
  else if (isPlainObject(inner) && Object.keys(inner).length === 1) {
    if (typeof inner.$numberLong === 'string' && /^-?\d{1,19}$/.test(inner.$numberLong)) {
      time = Number(inner.$numberLong);
    }
  }
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) throw invalid(`${name}: $date is not a date`);
  return date;
}

function decodeRegex(inner: unknown, name: string): BSONRegExp {
  if (
    !isPlainObject(inner) ||
    typeof inner.pattern !== 'string' ||
    (inner.options !== undefined && typeof inner.options !== 'string')
  ) {
    throw invalid(`${name}: $regularExpression must hold pattern and options`);
  }
  const flags = (inner.options ?? '') as string;
  if (!/^[gimsuxy]*$/.test(flags)) throw invalid(`${name}: invalid regular expression options`);
  if (inner.pattern.includes('\0'))
    throw invalid(`${name}: a pattern cannot hold a null character`);
  // g, u and y say how JavaScript walks a text; they have no meaning for a query.
  return new BSONRegExp(inner.pattern, [...new Set(flags.replace(/[guy]/g, ''))].sort().join(''));
}

function serverDate(inner: unknown, name: string, options: ParseOptions): Date {
  if (options.serverDateRefused) throw invalid(`${name}: ${options.serverDateRefused}`);
  const held = isPlainObject(inner) ? decode(inner.offset ?? 0, name, options, 0) : undefined;
  if (typeof held !== 'number' || !Number.isFinite(held)) {
    throw invalid(`${name}: the offset of a server date must be a number of milliseconds`);
  }
  return new Date(options.now + held);
}

const INT32 = 2 ** 31;
const INT64 = 2 ** 63;

/**
 * Canonical EJSON of a value in an answer. CloudBase answers with the digits of an object id: the
 * SDK, which takes answers apart field by field, would break an object.
 */
export function answerEjson(value: unknown): string {
  return stringifyEjson(value, (id) => id.toHexString());
}

/** Canonical EJSON, as the SDK reads it. */
export function stringifyEjson(value: unknown, idText?: (id: ObjectId) => string): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      return numberText(value);
    case 'object':
      break;
    default:
      return 'null';
  }
  if (value === null) return 'null';
  if (Array.isArray(value)) {
    let text = '[';
    for (let at = 0; at < value.length; at++) {
      text += (at === 0 ? '' : ',') + stringifyEjson(value[at], idText);
    }
    return `${text}]`;
  }
  if (value instanceof Date) return `{"$date":{"$numberLong":"${value.getTime()}"}}`;
  if (idText && value instanceof ObjectId) return JSON.stringify(idText(value));
  if (!isPlainObject(value)) return EJSON.stringify(value as object, { relaxed: false });
  let text = '{';
  for (const key of Object.keys(value)) {
    const inner = value[key];
    if (inner === undefined) continue;
    text += `${text.length === 1 ? '' : ','}${JSON.stringify(key)}:${stringifyEjson(inner, idText)}`;
  }
  return `${text}}`;
}

function numberText(value: number): string {
  if (Number.isInteger(value) && !Object.is(value, -0)) {
    if (value >= -INT32 && value < INT32) return `{"$numberInt":"${value}"}`;
    if (Math.abs(value) < INT64) return `{"$numberLong":"${BigInt(value)}"}`;
  }
  return `{"$numberDouble":"${Object.is(value, -0) ? '-0.0' : value}"}`;
}

/** The text that goes to disk: JSON, with the EJSON form only where JSON has none. */
export function toStoredText(document: Document): string {
  return JSON.stringify(toPlainJson(document));
}

/** Parses a text from toStoredText. */
export function fromStoredText(text: string): Document {
  return decode(JSON.parse(text), 'stored document', { now: 0 }, -1) as Document;
}

/** A value in JSON's own types, with dates as {$date: milliseconds}. */
export function toPlainJson(value: unknown): unknown {
  if (typeof value === 'number') {
    if (Number.isFinite(value) && !Object.is(value, -0)) return value;
    return { $numberDouble: Object.is(value, -0) ? '-0.0' : String(value) };
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(toPlainJson);
  if (value instanceof Date) return { $date: value.getTime() };
  if (!isPlainObject(value)) return EJSON.serialize(value as object, { relaxed: false });
  const copy: Document = {};
  for (const key of Object.keys(value)) copy[key] = toPlainJson(value[key]);
  return copy;
}

export { Binary, BSONRegExp, ObjectId };
