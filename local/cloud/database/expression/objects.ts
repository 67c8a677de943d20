import { type Document, isPlainObject } from '../ejson.ts';
import { refused } from '../error.ts';
import { isTrue } from '../query/query.ts';
import { orderKey, typeName } from '../values.ts';
import type { OperatorCompiler } from './expression.ts';
import { arrayOf, isNull, nullable, operator } from './operands.ts';

const MANY = Number.POSITIVE_INFINITY;

/** The distinct elements of an array, in order of their first appearance. */
function distinct(values: unknown[]): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const value of values) {
    const key = orderKey(value);
    if (!found.has(key)) found.set(key, value);
  }
  return found;
}

const keysOf = (value: unknown, name: string): Map<string, unknown> =>
  distinct(arrayOf(value, name));

/** Merges objects from left to right; null counts as empty. */
export function mergeObjects(values: unknown[], name: string): Document {
  const merged: Document = {};
  for (const value of values) {
    if (isNull(value)) continue;
    if (!isPlainObject(value)) {
      throw refused(`${name} requires object inputs, but input is of type ${typeName(value)}`);
    }
    Object.assign(merged, value);
  }
  return merged;
}

export const OBJECTS: Record<string, OperatorCompiler> = {
  $mergeObjects: operator(0, MANY, mergeObjects),
  $objectToArray: nullable(1, 1, ([value], name) => {
    if (!isPlainObject(value)) {
      throw refused(`${name} requires a document input, found: ${typeName(value)}`);
    }
    return Object.keys(value).map((k) => ({ k, v: value[k] }));
  }),
  $allElementsTrue: operator(1, 1, ([array], name) => arrayOf(array, name).every(isTrue)),
  $anyElementTrue: operator(1, 1, ([array], name) => arrayOf(array, name).some(isTrue)),
  $setDifference: nullable(2, 2, ([left, right], name) => {
    const without = keysOf(right, name);
    return [...keysOf(left, name)].filter(([key]) => !without.has(key)).map(([, value]) => value);
  }),
  $setEquals: operator(2, MANY, (sets, name) => {
    const [first, ...others] = sets.map((set) => keysOf(set, name)) as [Map<string, unknown>];
    return (others as Map<string, unknown>[]).every(
      (other) => other.size === first.size && [...other.keys()].every((key) => first.has(key)),
    );
  }),
  $setIntersection: nullable(0, MANY, (sets, name) => {
    const [first, ...others] = sets.map((set) => keysOf(set, name));
    if (!first) return [];
    return [...first]
      .filter(([key]) => others.every((other) => other.has(key)))
      .map(([, value]) => value);
  }),
  $setIsSubset: operator(2, 2, ([left, right], name) => {
    const all = keysOf(right, name);
    return [...keysOf(left, name).keys()].every((key) => all.has(key));
  }),
  $setUnion: nullable(0, MANY, (sets, name) => [
    ...distinct(sets.flatMap((set) => arrayOf(set, name))).values(),
  ]),
};
