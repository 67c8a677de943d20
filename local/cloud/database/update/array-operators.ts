import { BSONRegExp, isPlainObject } from '../ejson.ts';
import { refused } from '../error.ts';
import { LIMITS } from '../limits.ts';
import { elementTest, isOperators } from '../query/condition.ts';
import { compileQuery } from '../query/query.ts';
import { compareBySort, compileSort } from '../sort.ts';
import { cloneValue, compareValues, orderKey, typeName } from '../values.ts';
import type { PlaceChange } from './update.ts';

/** Compiles an operator that changes an array; undefined if it is none of these. */
export function arrayOperator(
  operator: string,
  operand: unknown,
  path: string,
): PlaceChange | undefined {
  switch (operator) {
    case '$push':
      return push(operand);
    case '$addToSet':
      return addToSet(operand);
    case '$pop':
      if (operand !== 1 && operand !== -1) {
        throw refused(`$pop expects 1 or -1 at '${path}'`);
      }
      return overArray(false, (array) => (operand === 1 ? array.slice(0, -1) : array.slice(1)));
    case '$pull': {
      const matches = pullTest(operand);
      return overArray(false, (array) => array.filter((element) => !matches(element)));
    }
    case '$pullAll': {
      if (!Array.isArray(operand)) throw refused('$pullAll requires an array argument');
      const keys = new Set(operand.map(orderKey));
      return overArray(false, (array) => array.filter((element) => !keys.has(orderKey(element))));
    }
  }
  return undefined;
}

function overArray(creates: boolean, next: (array: unknown[]) => unknown[]): PlaceChange {
  return {
    creates,
    change(place, path) {
      const held = place.read();
      if (held === undefined) {
        if (creates) place.write(next([]));
        return;
      }
      if (!Array.isArray(held)) {
        throw refused(`The field '${path}' must be an array but is of type ${typeName(held)}`);
      }
      const changed = next(held);
      if (changed.length > LIMITS.computedArray) throw refused(`the array '${path}' is too long`);
      place.write(changed);
    },
  };
}

interface Push {
  each: unknown[];
  position?: number;
  slice?: number;
  sort?: (left: unknown, right: unknown) => number;
}

function push(operand: unknown): PlaceChange {
  const { each, position, slice, sort } = readPush(operand);
  return overArray(true, (array) => {
    const at = position ?? array.length;
    let changed = [...array];
    changed.splice(at, 0, ...each.map(cloneValue));
    if (sort) changed = changed.map((value) => value).sort(sort);
    if (slice === undefined) return changed;
    return slice < 0 ? changed.slice(slice) : changed.slice(0, slice);
  });
}

function readPush(operand: unknown): Push {
  if (!isPlainObject(operand) || !('$each' in operand)) {
    if (isOperators(operand)) throw refused('$push needs $each beside its other modifiers');
    return { each: [operand] };
  }
  const { $each, $position, $slice, $sort, ...others } = operand;
  const stranger = Object.keys(others)[0];
  if (stranger) throw refused(`Unrecognized clause in $push: ${stranger}`);
  if (!Array.isArray($each)) throw refused('The argument to $each in $push must be an array');
  return {
    each: $each,
    position: whole($position, '$position'),
    slice: whole($slice, '$slice'),
    sort: $sort === undefined ? undefined : elementOrder($sort),
  };
}

function whole(value: unknown, name: string): number | undefined {
  if (value === undefined) return undefined;
  if (!Number.isInteger(value)) throw refused(`The value for ${name} must be an integer`);
  return value as number;
}

function elementOrder(sort: unknown): (left: unknown, right: unknown) => number {
  if (sort === 1 || sort === -1) return (left, right) => compareValues(left, right) * sort;
  if (!isPlainObject(sort)) throw refused('The $sort is invalid: use 1, -1 or an object');
  const fields = compileSort(sort);
  const asDocument = (value: unknown) => (isPlainObject(value) ? value : {});
  return (left, right) => compareBySort(fields, asDocument(left), asDocument(right));
}

function addToSet(operand: unknown): PlaceChange {
  let each = [operand];
  if (isOperators(operand)) {
    const stranger = Object.keys(operand).find((key) => key !== '$each');
    if (stranger) throw refused(`Found unexpected fields after $each in $addToSet: ${stranger}`);
    if (!Array.isArray(operand.$each)) {
      throw refused('The argument to $each in $addToSet must be an array');
    }
    each = operand.$each;
  }
  return overArray(true, (array) => {
    const keys = new Set(array.map(orderKey));
    const added = each.filter((value) => {
      const key = orderKey(value);
      return !keys.has(key) && keys.add(key);
    });
    return [...array, ...added.map(cloneValue)];
  });
}

/** What $pull removes: by operators on the element, by a query on its fields, or by equality. */
function pullTest(operand: unknown): (element: unknown) => boolean {
  const context = { query: (inner: unknown) => compileQuery(inner) };
  if (isPlainObject(operand)) return elementTest(operand, context);
  if (operand instanceof BSONRegExp) return elementTest({ $regex: operand }, context);
  const key = orderKey(operand);
  return (element) => orderKey(element) === key;
}
