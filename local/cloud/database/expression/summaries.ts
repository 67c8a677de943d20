import { compareValues, RANK, rankOf, toNumber } from '../values.ts';
import type { OperatorCompiler } from './expression.ts';
import { arrayOf, compileOperands, isNull, nullable } from './operands.ts';

export const isNumber = (value: unknown): boolean => rankOf(value) === RANK.number;

/** The greatest (sign 1) or the least (sign -1) of the values that are there; null if none is. */
function extreme(values: unknown[], sign: 1 | -1): unknown {
  let best: unknown = null;
  for (const value of values) {
    if (isNull(value)) continue;
    if (best === null || compareValues(value, best) * sign > 0) best = value;
  }
  return best;
}

/** The sum of the numbers; everything else counts nothing. */
const sum = (values: unknown[]): number =>
  values.reduce<number>((total, value) => (isNumber(value) ? total + toNumber(value) : total), 0);

export function average(values: unknown[]): number | null {
  const numbers = values.filter(isNumber);
  return numbers.length === 0 ? null : sum(numbers) / numbers.length;
}

/** The standard deviation of the numbers: of a population (0) or of a sample (1). */
export function deviation(values: unknown[], sample: 0 | 1): number | null {
  const numbers = values.filter(isNumber).map(toNumber);
  if (numbers.length <= sample) return null;
  const mean = sum(numbers) / numbers.length;
  const squares = numbers.reduce((total, value) => total + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (numbers.length - sample));
}

/** Outside of $group these summarise one array, or their operands if there are several. */
const summary =
  (summarise: (values: unknown[]) => unknown): OperatorCompiler =>
  (operand, compiler) => {
    const operands = compileOperands(operand, compiler, 1, Number.POSITIVE_INFINITY);
    return (environment) => {
      const values = operands.map((one) => one(environment));
      return summarise(values.length === 1 && Array.isArray(values[0]) ? values[0] : values);
    };
  };

export const SUMMARIES: Record<string, OperatorCompiler> = {
  $sum: summary(sum),
  $avg: summary(average),
  $max: summary((values) => extreme(values, 1)),
  $min: summary((values) => extreme(values, -1)),
  $stdDevPop: summary((values) => deviation(values, 0)),
  $stdDevSamp: summary((values) => deviation(values, 1)),
  $first: nullable(1, 1, ([array], name) => arrayOf(array, name)[0]),
  $last: nullable(1, 1, ([array], name) => arrayOf(array, name).at(-1)),
};
