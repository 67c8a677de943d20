import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import { figuresOf } from '../support/lint/figures.ts';
import { LAWFUL } from '../support/lint/lawful.ts';
import { LISTS as MORE } from '../support/lint/lists.ts';
import { UNLAWFUL } from '../support/lint/unlawful.ts';

/** Precision and recall of the check over its own list: sentences by kind, and lawful ones that sound alike. */

const LISTS = [{ name: 'written with the phrases', UNLAWFUL, LAWFUL }, ...MORE];

describe('the check over its list', () => {
  for (const list of LISTS) {
    it(`misses nothing and flags nothing lawful: ${list.name}`, () => {
      const { missed, wrong } = figuresOf(list);
      expect(missed).toStrictEqual([]);
      expect(wrong).toStrictEqual([]);
    });
  }

  it('has 150 of each at least, of every kind', () => {
    const sides = LISTS.map((list) => figuresOf(list));
    assert.ok(sides.reduce((sum, { unlawful }) => sum + unlawful, 0) >= 600);
    assert.ok(sides.reduce((sum, { lawful }) => sum + lawful, 0) >= 500);
    assert.ok(Object.values(UNLAWFUL).every((sentences) => sentences.length >= 15));
    assert.ok(Object.values(UNLAWFUL).flat().length >= 150 && LAWFUL.length >= 150);
  });
});
