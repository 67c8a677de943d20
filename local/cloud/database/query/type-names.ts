import { refused } from '../error.ts';
import { RANK, rankOf, typeName } from '../values.ts';

const NUMBERS: Record<number, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  [-1]: 'minKey',
  127: 'maxKey',
};

const NAMES = new Set([...Object.values(NUMBERS), 'number']);

/** The test of $type: by name, by number, or any of several. */
export function typeTest(operand: unknown): (value: unknown) => boolean {
  const wanted = new Set(
    (Array.isArray(operand) ? operand : [operand]).map((one) => {
      const name = typeof one === 'number' ? NUMBERS[one] : one;
      if (typeof name !== 'string' || !NAMES.has(name)) {
        throw refused(`unknown type in $type: ${String(one)}`);
      }
      return name;
    }),
  );
  if (wanted.size === 0) throw refused('$type must match at least one type');
  return (value) =>
    wanted.has(typeName(value)) || (wanted.has('number') && rankOf(value) === RANK.number);
}
