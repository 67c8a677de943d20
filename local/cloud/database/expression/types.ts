import { ObjectId } from '../ejson.ts';
import { refused } from '../error.ts';
import { typeName } from '../values.ts';
import { parseIsoDate } from './date-text.ts';
import type { OperatorCompiler } from './expression.ts';
import { compileNamed, isNull, namedOperands, operator } from './operands.ts';
import { isNumber } from './summaries.ts';

const failed = (value: unknown, target: string) =>
  refused(`Unsupported conversion from ${typeName(value)} to ${target} in $convert`);

function toNumberOf(value: unknown, target: string): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof Date && target !== 'int') return value.getTime();
  if (isNumber(value)) return Number(String(value));
  if (typeof value === 'string') {
    const number = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value)
      ? Number(value)
      : Number.NaN;
    if (Number.isNaN(number)) throw refused(`Failed to parse number '${value}' in $convert`);
    return number;
  }
  throw failed(value, target);
}

function toInteger(value: unknown, target: 'int' | 'long'): number {
  const number = toNumberOf(value, target);
  if (typeof value === 'string' && !/^[+-]?\d+$/.test(value)) {
    throw refused(`Failed to parse number '${value}' in $convert`);
  }
  const whole = Math.trunc(number);
  const most = target === 'int' ? 2 ** 31 : 2 ** 63;
  if (!(whole >= -most && whole < most)) {
    throw refused(`Conversion would overflow target type in $convert: ${String(value)}`);
  }
  return whole + 0;
}

function toDate(value: unknown): Date {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (typeof value === 'number') return new Date(Math.trunc(value));
  if (typeof value === 'string') {
    const date = parseIsoDate(value);
    if (date) return date;
    throw refused(`Error parsing date string '${value}'`);
  }
  throw failed(value, 'date');
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof ObjectId) return value.toHexString();
  if (isNumber(value)) return String(value);
  throw failed(value, 'string');
}

function toObjectId(value: unknown): ObjectId {
  if (value instanceof ObjectId) return value;
  if (typeof value === 'string' && /^[0-9a-fA-F]{24}$/.test(value)) return new ObjectId(value);
  throw refused(`Failed to parse objectId '${String(value)}' in $convert`);
}

const TARGETS: Record<string, (value: unknown) => unknown> = {
  double: (value) => toNumberOf(value, 'double'),
  decimal: (value) => toNumberOf(value, 'decimal'),
  int: (value) => toInteger(value, 'int'),
  long: (value) => toInteger(value, 'long'),
  bool: (value) => (typeof value === 'number' ? value !== 0 : value !== false),
  date: toDate,
  string: toText,
  objectId: toObjectId,
};

const BY_NUMBER: Record<number, string> = {
  1: 'double',
  2: 'string',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  16: 'int',
  18: 'long',
  19: 'decimal',
};

const to = (target: string): OperatorCompiler =>
  operator(1, 1, ([value]) => (isNull(value) ? null : TARGETS[target]?.(value)));

const convert: OperatorCompiler = (operand, compiler) => {
  const operands = namedOperands(operand, '$convert', ['input', 'to'], ['onError', 'onNull']);
  const keys = ['input', 'to', 'onError', 'onNull'] as const;
  const compiled = compileNamed(operands, [...keys], compiler);
  return (environment) => {
    const input = compiled.input?.(environment);
    const wanted = compiled.to?.(environment);
    if (isNull(wanted)) return null;
    const name = typeof wanted === 'number' ? BY_NUMBER[wanted] : wanted;
    const target =
      typeof name === 'string' && Object.hasOwn(TARGETS, name) ? TARGETS[name] : undefined;
    if (!target) throw refused(`Unknown type name: ${String(wanted)}`);
    if (isNull(input)) return compiled.onNull ? compiled.onNull(environment) : null;
    try {
      return target(input);
    } catch (error) {
      if (compiled.onError) return compiled.onError(environment);
      throw error;
    }
  };
};

export const TYPES: Record<string, OperatorCompiler> = {
  $type: operator(1, 1, ([value]) => typeName(value)),
  $isNumber: operator(1, 1, ([value]) => isNumber(value)),
  $convert: convert,
  $toString: to('string'),
  $toInt: to('int'),
  $toLong: to('long'),
  $toDouble: to('double'),
  $toDecimal: to('decimal'),
  $toBool: to('bool'),
  $toDate: to('date'),
  $toObjectId: to('objectId'),
};
