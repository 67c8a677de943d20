import { isPlainObject } from '../ejson.ts';
import { refused } from '../error.ts';
import { cloneValue, compareValues, typeName } from '../values.ts';
import type { PlaceChange } from './update.ts';

/** Compiles an operator that replaces one value; undefined if it is none of these. */
export function fieldOperator(
  operator: string,
  operand: unknown,
  now: number,
): PlaceChange | undefined {
  switch (operator) {
    case '$set':
    case '$setOnInsert':
      return write(() => cloneValue(operand));
    case '$unset':
      return { creates: false, change: (place) => place.remove() };
    case '$inc': {
      const step = amount(operand, 'increment');
      return write((held, path) => numberAt(held, path, operator, 0) + step);
    }
    case '$mul': {
      const factor = amount(operand, 'multiply');
      return write((held, path) => numberAt(held, path, operator, 0) * factor);
    }
    case '$min':
    case '$max': {
      const sign = operator === '$max' ? 1 : -1;
      return write((held) =>
        held === undefined || compareValues(operand, held) * sign > 0 ? cloneValue(operand) : held,
      );
    }
    case '$currentDate':
      assertDateType(operand);
      return write(() => new Date(now));
    case '$bit':
      return bitwise(operand);
  }
  return undefined;
}

function write(next: (held: unknown, path: string) => unknown): PlaceChange {
  return { creates: true, change: (place, path) => place.write(next(place.read(), path)) };
}

function amount(operand: unknown, verb: string): number {
  if (typeof operand === 'number') return operand;
  throw refused(`Cannot ${verb} with non-numeric argument of type ${typeName(operand)}`);
}

function numberAt(held: unknown, path: string, operator: string, missing: number): number {
  if (held === undefined) return missing;
  if (typeof held === 'number') return held;
  throw refused(
    `Cannot apply ${operator} to a value of non-numeric type: '${path}' is of type ${typeName(held)}`,
  );
}

function assertDateType(operand: unknown): void {
  if (typeof operand === 'boolean') return;
  if (isPlainObject(operand) && Object.keys(operand).length === 1) {
    if (operand.$type === 'date') return;
  }
  throw refused(`$currentDate takes true or {$type: 'date'}`);
}

function bitwise(operand: unknown): PlaceChange {
  if (!isPlainObject(operand) || Object.keys(operand).length === 0) {
    throw refused('The $bit modifier needs an object of and, or, xor');
  }
  const steps = Object.entries(operand).map(([name, value]) => {
    if (name !== 'and' && name !== 'or' && name !== 'xor') {
      throw refused(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`);
    }
    if (!Number.isSafeInteger(value)) throw refused('The $bit modifier field must be an integer');
    return { name, value: BigInt(value as number) };
  });
  return write((held, path) => {
    const start = numberAt(held, path, '$bit', 0);
    if (!Number.isSafeInteger(start)) {
      throw refused(`Cannot apply $bit to a value that is not an integer: '${path}'`);
    }
    let bits = BigInt(start);
    for (const { name, value } of steps) {
      if (name === 'and') bits &= value;
      else if (name === 'or') bits |= value;
      else bits ^= value;
    }
    return Number(bits);
  });
}
