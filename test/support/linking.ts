import assert from 'node:assert/strict';
import { expect } from '@jest/globals';

/** How well a reader of two lists could guess which entries belong together. */

/** Every order in which a reader could lay documents side by side; the first is that in which they are stored. */
function orders<Doc extends object>(documents: readonly Doc[]): Doc[][] {
  // Which choices there are everybody may know.
  const fields = [...new Set(documents.flatMap((one) => Object.keys(one)))].filter(
    (field) => field !== 'choice',
  );
  return [
    [...documents],
    ...fields.map((field) =>
      [...documents].sort((one, other) =>
        String((one as Record<string, unknown>)[field]) <
        String((other as Record<string, unknown>)[field])
          ? -1
          : 1,
      ),
    ),
  ];
}

/**
 * The n-th of one order is said to be the n-th of the other: right no more often than by chance. With s of n
 * yes, a random pairing is right in expectation for (s² + (n − s)²) / n of them.
 */
export function checkChance<One extends object, Other extends object>(
  ones: readonly One[],
  others: readonly Other[],
  isYes: { one(document: One): boolean; other(document: Other): boolean },
): void {
  const n = ones.length;
  expect(others.length).toBe(n);
  const share = ones.filter(isYes.one).length;
  const expected = (share ** 2 + (n - share) ** 2) / n;
  // standard deviation of the matches of two random labellings (hypergeometric)
  const spread = (2 * share * (n - share)) / (n * Math.sqrt(n - 1));
  for (const [at, one] of orders(ones).entries()) {
    for (const other of orders(others)) {
      const right = one.filter((each, place) => {
        return isYes.one(each) === isYes.other(other[place] as Other);
      }).length;
      assert.ok(
        Math.abs(right - expected) < 5 * spread, // by chance once in ten thousand runs
        `order ${at}: ${right} of ${n} right, ${expected.toFixed(1)} by chance`,
      );
    }
  }
}
