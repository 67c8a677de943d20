import assert from 'node:assert/strict';
import { expect, test } from '@jest/globals';
import { EJSON } from 'bson';
import fc from 'fast-check';
import {
  type Document,
  fromStoredText,
  parseEjson,
  stringifyEjson,
  toStoredText,
} from '../../local/cloud/database/ejson.ts';
import { SortedKeys } from '../../local/cloud/database/storage/sorted-keys.ts';
import { cloneValue, compareValues, orderKey } from '../../local/cloud/database/values.ts';
import { documentValue } from './support-database-values.ts';

const options = { now: 0 };

test('a value comes back from canonical EJSON as it was, for us and for the SDK', () => {
  fc.assert(
    fc.property(documentValue(), (value) => {
      const text = stringifyEjson({ value });
      assert.deepEqual(parseEjson(text, 'value', options), { value });
      assert.deepEqual(EJSON.parse(text), { value });
    }),
  );
});

test('what the SDK writes as EJSON, canonical or relaxed, is read alike', () => {
  fc.assert(
    fc.property(documentValue(), fc.boolean(), (value, relaxed) => {
      const text = EJSON.stringify({ value }, { relaxed });
      // Relaxed EJSON has no negative zero, so equal is enough.
      expect(compareValues(parseEjson(text, 'value', options), { value })).toBe(0);
    }),
  );
});

test('a document comes back from the disk as it was', () => {
  fc.assert(
    fc.property(documentValue(), (value) => {
      assert.deepEqual(fromStoredText(toStoredText({ value })), { value });
    }),
  );
});

test('the order of keys is the order of values, and only equal values share a key', () => {
  fc.assert(
    fc.property(documentValue(), documentValue(), (left, right) => {
      const order = Math.sign(compareValues(left, right));
      const [a, b] = [orderKey(left), orderKey(right)];
      expect(a < b ? -1 : a > b ? 1 : 0).toBe(order);
    }),
    { numRuns: 2000 },
  );
});

test('no key is the start of the key of another value', () => {
  fc.assert(
    fc.property(documentValue(), documentValue(), (left, right) => {
      const [a, b] = [orderKey(left), orderKey(right)];
      assert.ok(a === b || !b.startsWith(a));
    }),
    { numRuns: 1000 },
  );
});

test('the order of values is total: it is transitive and turns with its sides', () => {
  fc.assert(
    fc.property(documentValue(), documentValue(), documentValue(), (a, b, c) => {
      expect(Math.sign(compareValues(a, b))).toBe(0 - Math.sign(compareValues(b, a)));
      const sorted = [a, b, c].sort(compareValues);
      assert.ok(compareValues(sorted[0], sorted[2]) <= 0);
      expect(compareValues(a, cloneValue(a))).toBe(0);
    }),
  );
});

test('types sort as MongoDB sorts them', () => {
  const ascending = [null, -5, 3, 'a', 'b', { a: 1 }, [1], false, true, new Date(0)];
  expect([...ascending].reverse().sort(compareValues)).toStrictEqual(ascending);
  assert.ok(compareValues('z', '邻') < 0);
  assert.ok(compareValues('\uffee', '😀') < 0, 'texts compare by code point');
});

test('sorted keys give what a plain sorted list gives', () => {
  const change = fc.record({
    key: fc.integer({ min: 0, max: 30 }).map((key) => String(key).padStart(2, '0')),
    order: fc.integer({ min: 0, max: 100 }),
    add: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 1500 }), change, change, (changes, low, high) => {
      const sorted = new SortedKeys<string>();
      const model = new Map<string, { key: string; order: number }>();
      for (const { key, order, add } of changes) {
        const name = `${key}:${order}`;
        if (add && !model.has(name)) {
          sorted.add(key, order, name);
          model.set(name, { key, order });
        } else if (!add && model.delete(name)) sorted.remove(key, order);
      }
      const expected = [...model]
        .filter(([, { key }]) => key >= low.key && key < high.key)
        .sort(([, a], [, b]) => a.key.localeCompare(b.key) || a.order - b.order)
        .map(([name]) => name);
      expect([...sorted.range(low.key, high.key)]).toStrictEqual(expected);
      expect([...sorted.range(low.key, high.key, true)]).toStrictEqual(expected.reverse());
    }),
    { numRuns: 30 },
  );
});

test('dangerous names are refused and inherited ones are ordinary', () => {
  expect(() => parseEjson('{"a":{"__proto__":{"b":1}}}', 'data', options)).toThrow(
    expect.objectContaining({
      code: 'INVALID_PARAM',
    }),
  );
  const parsed = parseEjson('{"constructor":1,"toString":2}', 'data', options) as Document;
  expect({ ...parsed }).toStrictEqual({ constructor: 1, toString: 2 });
});

test('malformed EJSON is refused with INVALID_PARAM', () => {
  const wrong = [
    '{',
    '{"$date":"nonsense"}',
    '{"a":{"$numberInt":5}}',
    '{"a":{"$numberInt":"five"}}',
    '{"a":{"$numberDouble":""}}',
    '{"a":{"$oid":"12"}}',
    '{"a":{"$regularExpression":{"pattern":5}}}',
    '{"a":{"$regularExpression":{"pattern":"a","options":"q"}}}',
    '{"a":{"$tcb_server_date":{"offset":"x"}}}',
    `{"a":${'['.repeat(200)}${']'.repeat(200)}}`,
    '{"a":{"$binary":5}}',
  ];
  for (const text of wrong) {
    assert.throws(() => parseEjson(text, 'data', options), { code: 'INVALID_PARAM' }, text);
  }
});
