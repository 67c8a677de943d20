import { Binary, BSONRegExp, type Document, isPlainObject, ObjectId } from './ejson.ts';

/** Order of types in a sort, as MongoDB compares values of different types. */
export const RANK = {
  minKey: 0,
  missing: 1,
  null: 2,
  number: 3,
  string: 4,
  object: 5,
  array: 6,
  binary: 7,
  objectId: 8,
  boolean: 9,
  date: 10,
  timestamp: 11,
  regex: 12,
  maxKey: 13,
} as const;

export function rankOf(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return RANK.string;
    case 'number':
      return RANK.number;
    case 'boolean':
      return RANK.boolean;
    case 'object':
      break;
    default:
      return RANK.missing;
  }
  if (value === null) return RANK.null;
  if (Array.isArray(value)) return RANK.array;
  if (value instanceof Date) return RANK.date;
  const type = (value as { _bsontype?: unknown })._bsontype;
  if (type === undefined || Object.hasOwn(value as object, '_bsontype')) return RANK.object;
  switch (type) {
    case 'Decimal128':
      return RANK.number;
    case 'ObjectId':
      return RANK.objectId;
    case 'Binary':
      return RANK.binary;
    case 'Timestamp':
      return RANK.timestamp;
    case 'BSONRegExp':
      return RANK.regex;
    case 'MinKey':
      return RANK.minKey;
    case 'MaxKey':
      return RANK.maxKey;
    case 'BSONSymbol':
      return RANK.string;
  }
  return RANK.object;
}

/** MongoDB's name of a value's type, for $type and for messages. */
export function typeName(value: unknown): string {
  if (typeof value === 'number') {
    if (!Number.isInteger(value) || Object.is(value, -0)) return 'double';
    if (value >= -(2 ** 31) && value < 2 ** 31) return 'int';
    return Number.isSafeInteger(value) ? 'long' : 'double';
  }
  const rank = rankOf(value);
  if (rank === RANK.number) return 'decimal';
  return TYPE_NAMES[rank] ?? 'missing';
}

const TYPE_NAMES: Record<number, string> = {
  [RANK.minKey]: 'minKey',
  [RANK.missing]: 'missing',
  [RANK.null]: 'null',
  [RANK.string]: 'string',
  [RANK.object]: 'object',
  [RANK.array]: 'array',
  [RANK.binary]: 'binData',
  [RANK.objectId]: 'objectId',
  [RANK.boolean]: 'bool',
  [RANK.date]: 'date',
  [RANK.timestamp]: 'timestamp',
  [RANK.regex]: 'regex',
  [RANK.maxKey]: 'maxKey',
};

/** Texts compare by code point, as UTF-8 bytes do; JavaScript alone compares UTF-16 units. */
function compareText(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a !== b) return sortableUnit(a) - sortableUnit(b);
  }
  return left.length - right.length;
}

/** Moves surrogates above the rest of the basic plane, so that units order as code points do. */
function sortableUnit(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}

/** The number that a numeric value stands for (Decimal128 loses what a double cannot hold). */
export function toNumber(value: unknown): number {
  return typeof value === 'number' ? value : Number(String(value));
}

/** Total order over all values: negative, zero or positive. NaN is the least number. */
export function compareValues(left: unknown, right: unknown): number {
  if (left === right) return 0;
  const rank = rankOf(left);
  const difference = rank - rankOf(right);
  if (difference !== 0) return difference;
  switch (rank) {
    case RANK.number:
      return compareNumbers(toNumber(left), toNumber(right));
    case RANK.string:
      return compareText(String(left), String(right));
    case RANK.boolean:
      return Number(left) - Number(right);
    case RANK.date:
      return (left as Date).getTime() - (right as Date).getTime();
    case RANK.array:
      return compareArrays(left as unknown[], right as unknown[]);
    case RANK.object:
      return compareObjects(left as Document, right as Document);
    case RANK.objectId:
    case RANK.binary:
    case RANK.timestamp:
    case RANK.regex:
      return compareText(opaqueText(left), opaqueText(right));
  }
  return 0;
}

function compareNumbers(left: number, right: number): number {
  if (left < right) return -1;
  if (left > right) return 1;
  if (left === right) return 0;
  return Number(Number.isNaN(right)) - Number(Number.isNaN(left));
}

function compareArrays(left: unknown[], right: unknown[]): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const order = compareValues(left[at], right[at]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareObjects(left: Document, right: Document): number {
  const leftKeys = Object.keys(left);
  const rightKeys = Object.keys(right);
  const length = Math.min(leftKeys.length, rightKeys.length);
  for (let at = 0; at < length; at++) {
    const a = leftKeys[at] as string;
    const b = rightKeys[at] as string;
    const rank = rankOf(left[a]) - rankOf(right[b]);
    if (rank !== 0) return rank;
    const name = compareText(a, b);
    if (name !== 0) return name;
    const order = compareValues(left[a], right[b]);
    if (order !== 0) return order;
  }
  return leftKeys.length - rightKeys.length;
}

function opaqueText(value: unknown): string {
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof BSONRegExp) return `${value.pattern}\0${value.options}`;
  if (value instanceof Binary) {
    return `${String(value.length()).padStart(9, '0')}${value.sub_type}${value.toString('hex')}`;
  }
  return String(value).padStart(20, '0');
}

export const equalValues = (left: unknown, right: unknown): boolean =>
  compareValues(left, right) === 0;

const numberBytes = new DataView(new ArrayBuffer(8));

/** Four units whose order as text is the order of the numbers. */
function numberKey(value: number): string {
  if (Number.isNaN(value)) return '\0\0\0\0';
  numberBytes.setFloat64(0, value === 0 ? 0 : value);
  const mask = numberBytes.getUint16(0) & 0x8000 ? 0xffff : 0;
  return String.fromCharCode(
    numberBytes.getUint16(0) ^ (mask || 0x8000),
    numberBytes.getUint16(2) ^ mask,
    numberBytes.getUint16(4) ^ mask,
    numberBytes.getUint16(6) ^ mask,
  );
}

/** Ends with a unit below every unit of the text itself, so that a prefix sorts first. */
function textKey(text: string): string {
  let key = text;
  if (/[\0\ud800-\uffff]/.test(text)) {
    key = '';
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      key += unit === 0 ? '\0\x01' : String.fromCharCode(sortableUnit(unit));
    }
  }
  return `${key}\0\0`;
}

/** The unit that starts the key of every value of one type: 1 + rank. */
export const rankKey = (rank: number): string => String.fromCharCode(rank + 1);

/**
 * A text for a value such that texts order as compareValues does: equal values have equal texts,
 * and no text is a prefix of another. Undefined counts as null, as in an index.
 */
export function orderKey(value: unknown): string {
  const rank = value === undefined ? RANK.null : rankOf(value);
  const start = rankKey(rank);
  switch (rank) {
    case RANK.number:
      return start + numberKey(toNumber(value));
    case RANK.string:
      return start + textKey(String(value));
    case RANK.boolean:
      return start + (value ? '\x02' : '\x01');
    case RANK.date:
      return start + numberKey((value as Date).getTime());
    case RANK.array:
      return `${start}${(value as unknown[]).map(orderKey).join('')}\0`;
    case RANK.object: {
      let key = start;
      for (const name of Object.keys(value as Document)) {
        const inner = (value as Document)[name];
        key += rankKey(rankOf(inner)) + textKey(name) + orderKey(inner);
      }
      return `${key}\0`;
    }
    case RANK.objectId:
    case RANK.binary:
    case RANK.timestamp:
    case RANK.regex:
      return start + textKey(opaqueText(value));
  }
  return start;
}

/** A deep copy; dates and bson's values are shared, since nothing ever changes them. */
export function cloneValue<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(cloneValue) as T;
  if (!isPlainObject(value)) return value;
  const copy: Document = {};
  for (const key of Object.keys(value)) copy[key] = cloneValue(value[key]);
  return copy as T;
}

/** A field that the object itself holds; inherited names such as `constructor` are missing. */
export function ownField(object: Document, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
