import { refused } from '../error.ts';
import { typeName } from '../values.ts';
import type { OperatorCompiler } from './expression.ts';
import { integerOf, isNull, nullable, numberOf, operator } from './operands.ts';

const MANY = Number.POSITIVE_INFINITY;

const ofNumber = (apply: (value: number, name: string) => number): OperatorCompiler =>
  nullable(1, 1, ([value], name) => apply(numberOf(value, name), name));

/** Half goes to the even neighbour, as MongoDB rounds. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const part = value - floor;
  if (part !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** Applies a rounding at a decimal place, -20 to 100. */
function atPlace(round: (value: number) => number): OperatorCompiler {
  return nullable(1, 2, ([value, place], name) => {
    const number = numberOf(value, name);
    const digits = place === undefined ? 0 : integerOf(place, name);
    if (digits < -20 || digits > 100) {
      throw refused(`${name} requires a precision between -20 and 100, not ${digits}`);
    }
    if (digits === 0 || !Number.isFinite(number)) return round(number) + 0;
    const shifted = Number(`${number}e${digits}`);
    const rounded = Number.isFinite(shifted) ? round(shifted) : number;
    return Number.isFinite(shifted) ? Number(`${rounded}e${-digits}`) : number;
  });
}

export const ARITHMETIC: Record<string, OperatorCompiler> = {
  $abs: ofNumber(Math.abs),
  $ceil: ofNumber(Math.ceil),
  $floor: ofNumber(Math.floor),
  $exp: ofNumber(Math.exp),
  $trunc: atPlace(Math.trunc),
  $round: atPlace(roundHalfEven),
  $sqrt: ofNumber((value, name) => {
    if (value < 0) throw refused(`${name}'s argument must be greater than or equal to 0`);
    return Math.sqrt(value);
  }),
  $ln: ofNumber((value, name) => Math.log(positive(value, name))),
  $log10: ofNumber((value, name) => Math.log10(positive(value, name))),
  $log: nullable(2, 2, ([value, base], name) => {
    const radix = numberOf(base, name);
    if (!(radix > 0) || radix === 1) {
      throw refused(`${name}'s base must be a positive number not equal to 1`);
    }
    const exponent = Math.log(positive(numberOf(value, name), name)) / Math.log(radix);
    const whole = Math.round(exponent);
    return radix ** whole === value ? whole : exponent;
  }),
  $pow: nullable(2, 2, ([base, exponent], name) => {
    const [from, by] = [numberOf(base, name), numberOf(exponent, name)];
    if (from === 0 && by < 0) throw refused('$pow cannot take a base of 0 and a negative exponent');
    return from ** by;
  }),
  $add: operator(0, MANY, (values, name) => add(values, name)),
  $multiply: nullable(0, MANY, (values, name) =>
    values.reduce<number>((product, value) => product * numberOf(value, name), 1),
  ),
  $subtract: nullable(2, 2, ([left, right], name) => {
    if (left instanceof Date) {
      if (right instanceof Date) return left.getTime() - right.getTime();
      return new Date(left.getTime() - numberOf(right, name));
    }
    return numberOf(left, name) - numberOf(right, name);
  }),
  $divide: nullable(2, 2, ([left, right], name) => {
    const divisor = numberOf(right, name);
    if (divisor === 0) throw refused("can't $divide by zero");
    return numberOf(left, name) / divisor;
  }),
  $mod: nullable(2, 2, ([left, right], name) => {
    const divisor = numberOf(right, name);
    if (divisor === 0) throw refused("can't $mod by zero");
    return (numberOf(left, name) % divisor) + 0;
  }),
};

function positive(value: number, name: string): number {
  if (value <= 0) throw refused(`${name}'s argument must be a positive number, but is ${value}`);
  return value;
}

function add(values: unknown[], name: string): unknown {
  if (values.some(isNull)) return null;
  let sum = 0;
  let hasDate = false;
  for (const value of values) {
    if (value instanceof Date) {
      if (hasDate) throw refused('only one date allowed in an $add expression');
      hasDate = true;
      sum += value.getTime();
    } else if (typeof value === 'number') {
      sum += value;
    } else {
      throw refused(`${name} only supports numeric or date types, not ${typeName(value)}`);
    }
  }
  return hasDate ? new Date(sum) : sum;
}
