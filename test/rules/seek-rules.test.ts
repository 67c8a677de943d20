import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BOOK_OFFICES } from '../../cloudfunctions/civility/scorebook/book-offices.ts';
import {
  isTooShort,
  SEEK_OFFICES,
  toldApart,
} from '../../cloudfunctions/role/office/seek-rules.ts';

/** Whom an officer finds by name, and how namesakes are told apart. */

const person = fc.record({
  name: fc.constantFrom('王芳', '李晨露'),
  label: fc.constantFrom('一期 1栋 101', '一期 1栋 102', '一期 2栋 101', '二期 1栋 101', ''),
});
const people = fc.array(person, { maxLength: 8 }).map((all) =>
  all.map(({ name, label }, n) => ({
    _id: `p${n}`,
    name,
    households: label === '' ? [] : [{ label }],
  })),
);
const doorOf = (one: { households: { label: string }[] }) => one.households[0]?.label ?? '';

describe('namesakes', () => {
  it('are told apart where their doors differ, and by no more than that takes', () =>
    fc.assert(
      fc.property(people, (all) => {
        for (const [n, { label }] of toldApart(all, all).entries()) {
          const one = all[n] as (typeof all)[number];
          const others = all.filter((other) => other !== one && other.name === one.name);
          expect(doorOf(one).startsWith(label)).toBe(true);
          if (others.length === 0) expect(label).toBe('');
          const begins = (words: string) => (other: (typeof all)[number]) =>
            `${doorOf(other)} `.startsWith(words === '' ? '' : `${words} `);
          if (others.every((other) => doorOf(other) !== doorOf(one)) && label !== '') {
            expect(others.some(begins(label))).toBe(false);
          }
          const less = label.split(' ').slice(0, -1).join(' ');
          if (label !== '') expect(others.some(begins(less))).toBe(true);
        }
      }),
    ));
});

it('whoever keeps a book of cards finds whom to ask for it, and nobody else does', () => {
  expect([...SEEK_OFFICES.member].sort()).toStrictEqual([...BOOK_OFFICES.members.keep].sort());
  expect([...SEEK_OFFICES.keeper].sort()).toStrictEqual([...BOOK_OFFICES.merchants.keep].sort());
});

it('two characters are looked for, also those that a phone counts as two', () => {
  expect(['王', '𠮷', '王芳', '𠮷田'].map(isTooShort)).toStrictEqual([true, true, false, false]);
});
