import { ObjectId } from 'bson';
import fc from 'fast-check';

const key = fc.constantFrom('a', 'b', 'c', 'd', 'constructor');

const scalar = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer({ min: -3, max: 3 }),
  fc.double({ noNaN: true }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 2 ** 40),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
  fc.constantFrom('', 'a', 'ab', 'a\0', 'a\0b', '\uffee', '😀'),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom(new ObjectId('0123456789abcdef01234567'), new ObjectId('f'.repeat(24))),
);

/** Any value that a document may hold, small enough to collide with others often. */
export function documentValue(): fc.Arbitrary<unknown> {
  return fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      scalar,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    ),
  })).value;
}
