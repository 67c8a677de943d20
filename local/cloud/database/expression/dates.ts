import { isPlainObject, ObjectId } from '../ejson.ts';
import { refused } from '../error.ts';
import { typeName } from '../values.ts';
import { type CalendarDay, calendarDay, isoDay, utcDay } from './calendar.ts';
import { formatDate, parseFormattedDate, parseIsoDate } from './date-text.ts';
import type { Compiler, Environment, Evaluate, OperatorCompiler } from './expression.ts';
import { compileNamed, integerOf, isNull, namedOperands, textOf } from './operands.ts';
import { instantOf, type TimeZone, timeZone } from './time-zone.ts';

/** Dates, and object ids by the time in them. */
function instant(value: unknown, name: string): number {
  if (value instanceof Date) return value.getTime();
  if (value instanceof ObjectId) return value.getTimestamp().getTime();
  throw refused(`${name} can't convert from BSON type ${typeName(value)} to Date`);
}

/** The zone operand: null when it is there but null, which makes the result null. */
function zoneIn(zone: Evaluate | undefined, environment: Environment): TimeZone | null | undefined {
  if (!zone) return undefined;
  const name = zone(environment);
  return isNull(name) ? null : timeZone(name);
}

/** An operator that takes one field of a date: from a date, or from {date, timezone}. */
const field =
  (read: (local: Date) => number): OperatorCompiler =>
  (operand, compiler) => {
    const { date, zone } = dateAndZone(operand, compiler);
    return (environment) => {
      const value = date(environment);
      const at = zoneIn(zone, environment);
      if (isNull(value) || at === null) return null;
      const time = instant(value, compiler.name);
      return read(new Date(time + (at?.(time) ?? 0) * 60_000));
    };
  };

function dateAndZone(
  operand: unknown,
  compiler: Compiler,
): { date: Evaluate; zone: Evaluate | undefined } {
  if (isPlainObject(operand) && !Object.keys(operand)[0]?.startsWith('$')) {
    const operands = namedOperands(operand, compiler.name, ['date'], ['timezone']);
    const { timezone } = compileNamed(operands, ['timezone'], compiler);
    return { date: compiler.compile(operands.date), zone: timezone };
  }
  const sources = Array.isArray(operand) ? operand : [operand];
  if (sources.length !== 1) throw refused(`${compiler.name} accepts exactly one argument`);
  return { date: compiler.compile(sources[0]), zone: undefined };
}

const calendarField = (name: keyof CalendarDay): OperatorCompiler =>
  field((local) => calendarDay(local)[name]);

const dateToString: OperatorCompiler = (operand, compiler) => {
  const options = ['format', 'timezone', 'onNull'];
  const operands = namedOperands(operand, compiler.name, ['date'], options);
  const keys = ['date', 'format', 'timezone', 'onNull'] as const;
  const compiled = compileNamed(operands, [...keys], compiler);
  return (environment) => {
    const zone = zoneIn(compiled.timezone, environment);
    const value = compiled.date?.(environment);
    const format = compiled.format?.(environment);
    if (isNull(value)) return compiled.onNull ? compiled.onNull(environment) : null;
    if (zone === null || (compiled.format && isNull(format))) return null;
    const time = instant(value, compiler.name);
    const isUtc = !zone || zone(time) === 0;
    const pattern = isNull(format)
      ? `%Y-%m-%dT%H:%M:%S.%L${isUtc ? 'Z' : ''}`
      : textOf(format, compiler.name);
    return formatDate(time, pattern, zone ?? timeZone('UTC'));
  };
};

const dateFromString: OperatorCompiler = (operand, compiler) => {
  const options = ['format', 'timezone', 'onError', 'onNull'];
  const operands = namedOperands(operand, compiler.name, ['dateString'], options);
  const keys = ['dateString', 'format', 'timezone', 'onError', 'onNull'] as const;
  const compiled = compileNamed(operands, [...keys], compiler);
  return (environment) => {
    const text = compiled.dateString?.(environment);
    const zone = zoneIn(compiled.timezone, environment);
    const format = compiled.format?.(environment);
    if (isNull(text)) return compiled.onNull ? compiled.onNull(environment) : null;
    if (zone === null || (compiled.format && isNull(format))) return null;
    const wrong = () => {
      if (compiled.onError) return compiled.onError(environment);
      throw refused(`Error parsing date string '${String(text)}'`);
    };
    if (typeof text !== 'string') return wrong();
    const date = isNull(format)
      ? parseIsoDate(text, zone)
      : parseFormattedDate(text, textOf(format, compiler.name), zone);
    return date ?? wrong();
  };
};

const TIME = ['hour', 'minute', 'second', 'millisecond'] as const;
const CIVIL = ['year', 'month', 'day'] as const;
const ISO = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'] as const;

const dateFromParts: OperatorCompiler = (operand, compiler) => {
  const isIso = isPlainObject(operand) && 'isoWeekYear' in operand;
  const days: readonly string[] = isIso ? ISO : CIVIL;
  const [year, ...others] = days as [string, ...string[]];
  const options = [...others, ...TIME, 'timezone'];
  const operands = namedOperands(operand, compiler.name, [year], options);
  const compiled = compileNamed(operands, [year, ...options], compiler);
  return (environment) => {
    const zone = zoneIn(compiled.timezone, environment);
    const parts: number[] = [];
    for (const name of [...days, ...TIME]) {
      const value = compiled[name]?.(environment);
      if (compiled[name] && isNull(value)) return null;
      parts.push(isNull(value) ? Number(days.includes(name)) : integerOf(value, compiler.name));
    }
    if (zone === null) return null;
    const [a, b, c, hour, minute, second, millisecond] = parts as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    if (a < 1 || a > 9999) throw refused(`'${year}' must be between 1 and 9999`);
    const day = isIso ? isoDay(a, b, c) : utcDay(a, b, c);
    const local = day + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
    return new Date(instantOf(local, zone ?? timeZone('UTC')));
  };
};

const dateToParts: OperatorCompiler = (operand, compiler) => {
  const operands = namedOperands(operand, compiler.name, ['date'], ['timezone', 'iso8601']);
  const { date, timezone, iso8601 } = compileNamed(
    operands,
    ['date', 'timezone', 'iso8601'],
    compiler,
  );
  return (environment) => {
    const value = date?.(environment);
    const zone = zoneIn(timezone, environment);
    if (isNull(value) || zone === null) return null;
    const time = instant(value, compiler.name);
    const local = new Date(time + (zone?.(time) ?? 0) * 60_000);
    const day = calendarDay(local);
    const days = iso8601?.(environment)
      ? {
          isoWeekYear: day.isoWeekYear,
          isoWeek: day.isoWeek,
          isoDayOfWeek: day.isoDayOfWeek,
        }
      : {
          year: local.getUTCFullYear(),
          month: local.getUTCMonth() + 1,
          day: local.getUTCDate(),
        };
    return {
      ...days,
      hour: local.getUTCHours(),
      minute: local.getUTCMinutes(),
      second: local.getUTCSeconds(),
      millisecond: local.getUTCMilliseconds(),
    };
  };
};

export const DATES: Record<string, OperatorCompiler> = {
  $year: field((local) => local.getUTCFullYear()),
  $month: field((local) => local.getUTCMonth() + 1),
  $dayOfMonth: field((local) => local.getUTCDate()),
  $hour: field((local) => local.getUTCHours()),
  $minute: field((local) => local.getUTCMinutes()),
  $second: field((local) => local.getUTCSeconds()),
  $millisecond: field((local) => local.getUTCMilliseconds()),
  $dayOfYear: calendarField('dayOfYear'),
  $dayOfWeek: calendarField('dayOfWeek'),
  $isoDayOfWeek: calendarField('isoDayOfWeek'),
  $week: calendarField('week'),
  $isoWeek: calendarField('isoWeek'),
  $isoWeekYear: calendarField('isoWeekYear'),
  $dateToString: dateToString,
  $dateFromString: dateFromString,
  $dateFromParts: dateFromParts,
  $dateToParts: dateToParts,
};
