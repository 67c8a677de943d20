import assert from 'node:assert/strict';
import { expect, test } from '@jest/globals';
import { EJSON } from 'bson';
import fc from 'fast-check';
import type { Document } from '../../local/cloud/database/ejson.ts';
import { compileQuery } from '../../local/cloud/database/query/query.ts';
import { compileUpdate } from '../../local/cloud/database/update/update.ts';
import { openTestDatabase } from './support-database.ts';

const NOW = Date.UTC(2026, 0, 1);

function update(document: Document, change: Document, query: Document = {}): Document {
  const { _id, ...after } = compileUpdate(change, NOW).apply(
    { _id: 'u', ...document },
    compileQuery(query),
  );
  expect(_id).toBe('u');
  return after;
}

/** [before, change, after, query]: as MongoDB's manual says. */
const CASES: [Document, Document, Document, Document?][] = [
  [{}, { $set: { 'a.b': 1 } }, { a: { b: 1 } }],
  [{ a: [1] }, { $set: { 'a.2': 3 } }, { a: [1, null, 3] }],
  [{ a: { b: 1 } }, { $set: { a: {} } }, { a: {} }],
  [{ a: 1, b: 2 }, { $unset: { a: '', c: '', 'x.y': '' } }, { b: 2 }],
  [{ a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
  [{ a: 1 }, { $inc: { a: 2, b: -1 } }, { a: 3, b: -1 }],
  [{ a: 3 }, { $mul: { a: 2, b: 5 } }, { a: 6, b: 0 }],
  [{ a: 3, b: 3 }, { $min: { a: 1, b: 5, c: 1 } }, { a: 1, b: 3, c: 1 }],
  [{ a: 3, b: 'x' }, { $max: { a: 5, b: 9 } }, { a: 5, b: 'x' }],
  [{ a: 1 }, { $rename: { a: 'b.c', missing: 'd' } }, { b: { c: 1 } }],
  [{ a: 1, b: 2 }, { $rename: { a: 'b' } }, { b: 1 }],
  [{ a: 13 }, { $bit: { a: { and: 10 } } }, { a: 8 }],
  [{ a: 3 }, { $bit: { a: { or: 4, xor: 1 } } }, { a: 6 }],
  [
    {},
    { $currentDate: { at: true, on: { $type: 'date' } } },
    { at: new Date(NOW), on: new Date(NOW) },
  ],
  [{}, { $setOnInsert: { a: 1 } }, {}],
  [{}, { $push: { a: 1 } }, { a: [1] }],
  [{ a: [1] }, { $push: { a: [2] } }, { a: [1, [2]] }],
  [{ a: [1, 4] }, { $push: { a: { $each: [2, 3], $position: 1 } } }, { a: [1, 2, 3, 4] }],
  [{ a: [1, 4] }, { $push: { a: { $each: [3], $position: -1 } } }, { a: [1, 3, 4] }],
  [{ a: [3] }, { $push: { a: { $each: [1, 2], $sort: 1, $slice: 2 } } }, { a: [1, 2] }],
  [{ a: [3] }, { $push: { a: { $each: [1, 2], $sort: -1, $slice: -2 } } }, { a: [2, 1] }],
  [{ a: [1, 2] }, { $push: { a: { $each: [], $slice: 0 } } }, { a: [] }],
  [
    { a: [{ n: 2 }] },
    { $push: { a: { $each: [{ n: 1 }], $sort: { n: 1 } } } },
    { a: [{ n: 1 }, { n: 2 }] },
  ],
  [{ a: [1, 2, 3] }, { $pop: { a: 1, b: 1 } }, { a: [1, 2] }],
  [{ a: [1, 2, 3] }, { $pop: { a: -1 } }, { a: [2, 3] }],
  [{ a: [1, 2, 1] }, { $pull: { a: 1, b: 1 } }, { a: [2] }],
  [{ a: [1, 5, 9] }, { $pull: { a: { $gt: 1, $lt: 9 } } }, { a: [1, 9] }],
  [{ a: [1, 5, 9] }, { $pull: { a: { $in: [1, 9] } } }, { a: [5] }],
  [{ a: [{ x: 1, y: 1 }, { x: 2 }] }, { $pull: { a: { x: 1 } } }, { a: [{ x: 2 }] }],
  [{ a: [{ x: [1, 2] }, { x: [9] }] }, { $pull: { a: { x: { $gt: 5 } } } }, { a: [{ x: [1, 2] }] }],
  [{ a: [[1, 2], [3]] }, { $pull: { a: [1, 2] } }, { a: [[3]] }],
  [{ a: [1, 2, 3, 1] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
  [{ a: [1] }, { $addToSet: { a: 1 } }, { a: [1] }],
  [{ a: [1] }, { $addToSet: { a: [1] } }, { a: [1, [1]] }],
  [{}, { $addToSet: { a: { $each: [1, 2, 1] } } }, { a: [1, 2] }],
  [{ a: [{ x: 1 }] }, { $addToSet: { a: { x: 1 } } }, { a: [{ x: 1 }] }],
  [{ l: [1, 5, 7] }, { $set: { 'l.$': 0 } }, { l: [1, 0, 7] }, { l: { $gte: 5 } }],
  [
    { l: [{ n: 1 }, { n: 2, v: 1 }] },
    { $inc: { 'l.$.v': 1 } },
    { l: [{ n: 1 }, { n: 2, v: 2 }] },
    { 'l.n': 2 },
  ],
  [
    {
      l: [
        { n: 1, k: 2 },
        { n: 2, k: 2 },
      ],
    },
    { $set: { 'l.$.ok': true } },
    {
      l: [
        { n: 1, k: 2 },
        { n: 2, k: 2, ok: true },
      ],
    },
    { l: { $elemMatch: { n: 2, k: 2 } } },
  ],
  [{ o: { l: [1, 2] } }, { $mul: { 'o.l.$[]': 10 } }, { o: { l: [10, 20] } }],
  [{ l: [{ n: 1 }, { n: 2 }] }, { $inc: { 'l.$[].n': 1 } }, { l: [{ n: 2 }, { n: 3 }] }],
  [{}, { $set: { constructor: 1, 'a.toString': 2 } }, { constructor: 1, a: { toString: 2 } }],
];

test('update operators change documents as MongoDB documents', () => {
  for (const [before, change, after, query] of CASES) {
    const frozen = EJSON.stringify(before);
    assert.deepEqual(update(before, change, query), after, EJSON.stringify({ before, change }));
    assert.equal(EJSON.stringify(before), frozen, 'the document before is left as it was');
  }
});

/** [document, change]: impossible, so nothing happens. */
const REFUSED: [Document, Document][] = [
  [{}, {}],
  [{}, { plain: 1 }],
  [{}, { $what: { a: 1 } }],
  [{}, { $set: 5 }],
  [{ a: 'x' }, { $inc: { a: 1 } }],
  [{ a: null }, { $inc: { a: 1 } }],
  [{}, { $inc: { a: 'x' } }],
  [{ a: 'x' }, { $mul: { a: 1 } }],
  [{ a: 1 }, { $push: { a: 1 } }],
  [{}, { $push: { a: { $each: 1 } } }],
  [{}, { $push: { a: { $each: [1], $what: 1 } } }],
  [{}, { $push: { a: { $slice: 1 } } }],
  [{ a: 1 }, { $addToSet: { a: 1 } }],
  [{}, { $addToSet: { a: { $each: 1 } } }],
  [{ a: 1 }, { $pop: { a: 1 } }],
  [{ a: [1] }, { $pop: { a: 2 } }],
  [{ a: 1 }, { $pull: { a: 1 } }],
  [{ a: [1] }, { $pullAll: { a: 1 } }],
  [{ a: 1 }, { $set: { 'a.b': 1 } }],
  [{ a: [1] }, { $set: { 'a.b': 1 } }],
  [{ a: [1] }, { $set: { 'a.999999': 1 } }],
  [{}, { $set: { a: 1 }, $inc: { a: 1 } }],
  [{}, { $set: { a: 1, 'a.b': 1 } }],
  [{}, { $rename: { a: 'a' } }],
  [{}, { $rename: { a: 5 } }],
  [{ a: 'x' }, { $bit: { a: { and: 1 } } }],
  [{ a: 1 }, { $bit: { a: { nand: 1 } } }],
  [{}, { $currentDate: { a: 'x' } }],
  [{}, { $set: { _id: 'other' } }],
  [{}, { $unset: { _id: '' } }],
  [{ l: [1] }, { $set: { 'l.$': 1 } }],
  [{ l: [1] }, { $set: { 'l.$[one]': 1 } }],
  [{}, { $set: { 'a..b': 1 } }],
  [{}, { $set: { '__proto__.polluted': 1 } }],
];

test('an impossible update is refused', () => {
  for (const [document, change] of REFUSED) {
    assert.throws(
      () => update(document, change),
      { code: 'DATABASE_REQUEST_FAILED' },
      EJSON.stringify({ document, change }),
    );
  }
  expect(({} as Document).polluted).toBe(undefined);
});

test('a document never holds names that start with a dollar or have a dot inside', () => {
  const refused = (held: Document, code: string) =>
    expect(() => update({}, { $set: { a: held } })).toThrow(expect.objectContaining({ code }));
  refused({ $gt: '' }, 'DATABASE_REQUEST_FAILED');
  refused({ a: [{ $x: 1 }] }, 'DATABASE_REQUEST_FAILED');
  refused({ 'a.b': 1 }, 'INVALID_PARAM');
});

test('any sequence of counted updates gives the sum that plain arithmetic gives', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (steps) => {
      let document: Document = {};
      for (const step of steps) document = update(document, { $inc: { n: step } });
      expect(document.n ?? 0).toBe(steps.reduce((sum, step) => sum + step, 0));
    }),
  );
});

test('push, pop, pull and addToSet do what plain arrays do', () => {
  const value = fc.integer({ min: 0, max: 3 });
  const step = fc.oneof(
    value.map((n) => [{ $push: { l: n } }, (l: number[]) => [...l, n]] as const),
    value.map((n) => [{ $pull: { l: n } }, (l: number[]) => l.filter((x) => x !== n)] as const),
    value.map(
      (n) => [{ $addToSet: { l: n } }, (l: number[]) => (l.includes(n) ? l : [...l, n])] as const,
    ),
    fc.constant([{ $pop: { l: 1 } }, (l: number[]) => l.slice(0, -1)] as const),
    fc.constant([{ $pop: { l: -1 } }, (l: number[]) => l.slice(1)] as const),
  );
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let document: Document = { l: [] };
      let model: number[] = [];
      for (const [change, apply] of steps) {
        document = update(document, change);
        model = apply(model);
      }
      expect(document.l).toStrictEqual(model);
    }),
  );
});

test('updated counts what changed, and an update of many is whole or not at all', async () => {
  await using test = await openTestDatabase([
    { name: 'd', indexes: [{ name: 'k', unique: true, keys: [{ name: 'k', direction: 1 }] }] },
  ]);
  const modify = (data: Document, more: Document = {}) =>
    test.database.command('database.modifyDocument', {
      collectionName: 'd',
      query: '{}',
      data: JSON.stringify(data),
      multi: true,
      merge: true,
      ...more,
    });
  await test.database.insertMany('d', [
    { _id: 'a', k: 1, n: 1 },
    { _id: 'b', k: 2, n: 'x' },
    { _id: 'c', k: 3, n: 1 },
  ]);
  expect(await modify({ $set: { n: 1 } })).toStrictEqual({ data: { updated: 1, upsert_id: null } });
  await expect(modify({ $set: { k: 5 } })).rejects.toMatchObject({
    code: 'DATABASE_DUPLICATE_WRITE',
    message: expect.stringMatching(/E11000/),
  });
  expect([...test.database.documents('d')].map(({ k }) => k)).toStrictEqual([1, 2, 3]);
  expect(await modify({ $inc: { k: 1 } })).toStrictEqual({ data: { updated: 3, upsert_id: null } });
  await modify({ $set: { n: 'x' } }, { query: '{"_id":"c"}' });
  await expect(modify({ $inc: { n: 1 } })).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  });
  expect([...test.database.documents('d')].map(({ n }) => n)).toStrictEqual([1, 1, 'x']);
});

test('an upsert takes over what its query says, and $setOnInsert works then only', async () => {
  await using test = await openTestDatabase(['d']);
  const upsert = (query: Document, data: Document, merge = true) =>
    test.database.command('database.modifyDocument', {
      collectionName: 'd',
      query: JSON.stringify(query),
      data: JSON.stringify(data),
      merge,
      upsert: true,
    });
  const change = { $set: { n: 1 }, $setOnInsert: { made: true } };
  const first = await upsert({ _id: 'a', kind: 'x', age: { $gt: 1 } }, change);
  expect(first).toStrictEqual({ data: { updated: 0, upsert_id: 'a' } });
  expect([...test.database.documents('d')]).toStrictEqual([
    { _id: 'a', kind: 'x', n: 1, made: true },
  ]);
  await upsert({ _id: 'a' }, { $set: { n: 2 }, $setOnInsert: { made: false } });
  expect([...test.database.documents('d')]).toStrictEqual([
    { _id: 'a', kind: 'x', n: 2, made: true },
  ]);
  await upsert({ _id: 'a' }, { only: 1 }, false);
  expect([...test.database.documents('d')]).toStrictEqual([{ _id: 'a', only: 1 }]);
  await expect(upsert({ _id: 'a' }, { $set: { x: 1 } }, false)).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  });
});
