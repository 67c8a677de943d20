import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isOtherNumber,
  isSameNumber,
  keptNumber,
} from '../../cloudfunctions/owners/number-rules.ts';

/** Numbers of a register under keys that come and go. */

/** As the functions hash a number by every key of the list, newest first. */
const stated = (keys: readonly number[], number: string) =>
  keys.map((key) => (key === 0 ? `h${number}` : `k${key}.h${key}${number}`));

/** Lists of keys, each of which has a key of the list before. */
const lists = fc
  .array(fc.boolean(), { minLength: 1, maxLength: 6 })
  .map((steps) => steps.map((isAlone, at) => (at === 0 || isAlone ? [at] : [at, at - 1])))
  .map((all) => all.map((keys, at) => (at > 0 && keys.length === 1 ? [at, at - 1] : keys)));
const number = fc.constantFrom('Y1', 'Y2');

describe('a number of the register', () => {
  it('that is stated under list after list is the same to whoever had any of them', () => {
    fc.assert(
      fc.property(lists, number, (all, text) => {
        const early = keptNumber(stated(all[0] ?? [], text), null);
        let kept: string | null = null;
        for (const keys of all) {
          const before: string | null = kept;
          kept = keptNumber(stated(keys, text), before);
          if (before !== null) expect(isSameNumber(before, kept)).toBe(true);
          expect(kept.split(' ')[0]).toBe(stated(keys, text)[0]);
        }
        expect(isSameNumber(early, kept)).toBe(true);
        expect(isOtherNumber(early, kept)).toBe(false);
      }),
    );
  });

  it('is told from another wherever both were stated under one key, and never twice as long for it', () => {
    fc.assert(
      fc.property(lists, number, number, (all, one, other) => {
        const keys = all.at(-1) ?? [];
        const [first, second] = [keptNumber(stated(keys, one), null), stated(keys, other)];
        const next = keptNumber(second, first);
        expect(isSameNumber(first, next)).toBe(one === other);
        expect(isOtherNumber(first, next)).toBe(one !== other);
        expect(keptNumber(second, next)).toBe(next);
      }),
    );
  });

  it('is neither the same nor another where no key was there for both', () => {
    const [older, newer] = [
      keptNumber(stated([0], 'Y1'), null),
      keptNumber(stated([2], 'Y1'), null),
    ];
    expect([isSameNumber(older, newer), isOtherNumber(older, newer)]).toStrictEqual([false, false]);
    expect([isSameNumber(null, older), isOtherNumber(null, older)]).toStrictEqual([false, false]);
  });
});
