import { type Document, isPlainObject } from '../ejson.ts';
import { refused } from '../error.ts';
import { LIMITS } from '../limits.ts';
import { isTrue } from '../query/query.ts';
import { equalValues, typeName } from '../values.ts';
import type { Environment, Evaluate, OperatorCompiler } from './expression.ts';
import {
  arrayOf,
  compileNamed,
  integerOf,
  isNull,
  namedOperands,
  nullable,
  operator,
  variableName,
  withVariables,
} from './operands.ts';

const MANY = Number.POSITIVE_INFINITY;

/** An element by index, from the end if negative; missing beyond. */
function elementAt(index: unknown, array: unknown, name: string): unknown {
  const at = integerOf(index, name);
  return arrayOf(array, name)[at < 0 ? (array as unknown[]).length + at : at];
}

/** The input array of $map, $filter and $reduce: undefined when the result is null. */
function inputArray(
  input: Evaluate | undefined,
  environment: Environment,
  name: string,
): unknown[] | undefined {
  const value = input?.(environment);
  return isNull(value) ? undefined : arrayOf(value, name);
}

const filter: OperatorCompiler = (operand, compiler) => {
  const operands = namedOperands(operand, compiler.name, ['input', 'cond'], ['as', 'limit']);
  const as = variableName(operands.as, 'this');
  const { input, limit } = compileNamed(operands, ['input', 'limit'], compiler);
  const condition = compiler.compile(operands.cond, [as]);
  return (environment) => {
    const array = inputArray(input, environment, '$filter');
    if (!array) return null;
    const most = limit?.(environment) ?? MANY;
    if (typeof most !== 'number' || most < 1) throw refused('$filter: limit must be positive');
    const kept: unknown[] = [];
    for (const element of array) {
      if (kept.length >= most) break;
      if (isTrue(condition(withVariables(environment, { [as]: element })))) kept.push(element);
    }
    return kept;
  };
};

const map: OperatorCompiler = (operand, compiler) => {
  const operands = namedOperands(operand, compiler.name, ['input', 'in'], ['as']);
  const as = variableName(operands.as, 'this');
  const { input } = compileNamed(operands, ['input'], compiler);
  const inside = compiler.compile(operands.in, [as]);
  return (environment) =>
    inputArray(input, environment, '$map')?.map(
      (element) => inside(withVariables(environment, { [as]: element })) ?? null,
    ) ?? null;
};

const reduce: OperatorCompiler = (operand, compiler) => {
  const operands = namedOperands(operand, compiler.name, ['input', 'initialValue', 'in']);
  const { input, initialValue } = compileNamed(operands, ['input', 'initialValue'], compiler);
  const inside = compiler.compile(operands.in, ['value', 'this']);
  return (environment) => {
    const array = inputArray(input, environment, '$reduce');
    if (!array) return null;
    let value = initialValue?.(environment);
    for (const element of array) {
      value = inside(withVariables(environment, { value, this: element }));
    }
    return value;
  };
};

const zip: OperatorCompiler = (operand, compiler) => {
  const operands = namedOperands(operand, '$zip', ['inputs'], ['useLongestLength', 'defaults']);
  const { inputs, defaults } = compileNamed(operands, ['inputs', 'defaults'], compiler);
  const longest = operands.useLongestLength ?? false;
  if (typeof longest !== 'boolean') throw refused('useLongestLength must be a bool');
  if (defaults && !longest)
    throw refused('cannot specify defaults unless useLongestLength is true');
  return (environment) => {
    const arrays = arrayOf(inputs?.(environment), '$zip');
    if (arrays.length === 0) throw refused('$zip requires at least one input array');
    if (arrays.some(isNull)) return null;
    const fill = defaults ? arrayOf(defaults(environment), '$zip') : [];
    if (defaults && fill.length !== arrays.length) {
      throw refused('defaults and inputs must have the same length');
    }
    const lengths = arrays.map((array) => arrayOf(array, '$zip').length);
    const length = longest ? Math.max(...lengths) : Math.min(...lengths);
    return Array.from({ length }, (_, at) =>
      arrays.map((array, which) => (array as unknown[])[at] ?? fill[which] ?? null),
    );
  };
};

/** `$slice`: a count from the start or, if negative, from the end; or a place and a count. */
function slice([array, first, second]: unknown[], name: string): unknown {
  const elements = arrayOf(array, name);
  const start = integerOf(first, name);
  if (second === undefined) return start < 0 ? elements.slice(start) : elements.slice(0, start);
  const count = integerOf(second, name);
  if (count <= 0) throw refused('Third argument to $slice must be positive');
  const from = start < 0 ? Math.max(0, elements.length + start) : start;
  return elements.slice(from, from + count);
}

/** The start and the end of a search, as $indexOfArray and $indexOfCP take them. */
export function searchBounds(
  [start, end]: unknown[],
  length: number,
  name: string,
): [number, number] {
  const from = isNull(start) ? 0 : integerOf(start, name);
  const to = isNull(end) ? length : integerOf(end, name);
  if (from < 0 || to < 0) throw refused(`${name} requires bounds that are not negative`);
  return [from, Math.min(to, length)];
}

function arrayToObject([pairs]: unknown[], name: string): unknown {
  const object: Document = {};
  for (const pair of arrayOf(pairs, name)) {
    const [key, value, ...rest] = Array.isArray(pair)
      ? pair
      : isPlainObject(pair) && 'k' in pair && 'v' in pair
        ? [pair.k, pair.v, ...Object.keys(pair).slice(2)]
        : [undefined, undefined];
    if (rest.length > 0 || typeof key !== 'string') {
      throw refused(`${name} requires an array of key-value pairs with string keys`);
    }
    if (key === '__proto__') throw refused(`${name}: the key __proto__ is not allowed`);
    object[key] = value ?? null;
  }
  return object;
}

export const ARRAYS: Record<string, OperatorCompiler> = {
  $arrayElemAt: nullable(2, 2, ([array, index], name) => elementAt(index, array, name)),
  $arrayToObject: nullable(1, 1, arrayToObject),
  $concatArrays: nullable(0, MANY, (arrays, name) => {
    const total = arrays.reduce<number>((sum, array) => sum + arrayOf(array, name).length, 0);
    if (total > LIMITS.computedArray) throw refused(`${name} makes too long an array`);
    return (arrays as unknown[][]).flat();
  }),
  $filter: filter,
  $in: operator(2, 2, ([value, array], name) => {
    if (!Array.isArray(array)) {
      throw refused(`${name} requires an array as a second argument, found: ${typeName(array)}`);
    }
    return array.some((element) => equalValues(element, value));
  }),
  $indexOfArray: operator(2, 4, ([array, value, ...bounds], name) => {
    if (isNull(array)) return null;
    const elements = arrayOf(array, name);
    const [from, to] = searchBounds(bounds, elements.length, name);
    for (let at = from; at < to; at++) if (equalValues(elements[at], value)) return at;
    return -1;
  }),
  $isArray: operator(1, 1, ([value]) => Array.isArray(value)),
  $map: map,
  $range: operator(2, 3, ([start, end, step], name) => {
    const from = integerOf(start, name);
    const to = integerOf(end, name);
    const by = step === undefined ? 1 : integerOf(step, name);
    if (by === 0) throw refused('$range requires a non-zero step value');
    const length = Math.max(0, Math.ceil((to - from) / by));
    if (length > LIMITS.computedArray) throw refused(`${name} makes too long an array`);
    return Array.from({ length }, (_, at) => from + at * by);
  }),
  $reduce: reduce,
  $reverseArray: nullable(1, 1, ([array], name) => [...arrayOf(array, name)].reverse()),
  $size: operator(1, 1, ([array], name) => arrayOf(array, name).length),
  $slice: nullable(2, 3, slice),
  $zip: zip,
};
