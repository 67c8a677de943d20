import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EJSON } from 'bson';
import fc from 'fast-check';
import { Query as MingoQuery } from 'mingo';
import type { Document } from '../../local/cloud/database/ejson.ts';
import { compileExpression } from '../../local/cloud/database/expression/expression.ts';
import { compileQuery } from '../../local/cloud/database/query/query.ts';
import { compareBySort, compileSort } from '../../local/cloud/database/sort.ts';
import { index, openTestDatabase, type TestDatabase } from './support-database.ts';

const PARTIAL = { requiredKeys: [], noNullPrototype: true as const };
const WHOLE = { noNullPrototype: true as const };
const small = fc.integer({ min: 0, max: 4 });
const scalar = fc.oneof(
  small,
  fc.constantFrom('x', 'y', '', null, true),
  fc.constantFrom(new Date(0), new Date(5)),
);
const field = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ a: scalar, b: small }, PARTIAL) },
  {
    weight: 1,
    arbitrary: fc.array(fc.record({ a: scalar, b: small }, PARTIAL), { maxLength: 3 }),
  },
);
const documents = fc
  .array(fc.record({ a: field, b: scalar, c: field }, PARTIAL), { maxLength: 12 })
  .map((list) => list.map((document, at) => ({ _id: `d${at}`, ...document })));

const operators = fc.oneof(
  fc.record({ $eq: scalar }, WHOLE),
  fc.record({ $ne: scalar }, WHOLE),
  fc.record({ $gt: scalar, $lte: scalar }, PARTIAL),
  fc.record({ $gte: small, $lt: small }, PARTIAL),
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }, WHOLE),
  fc.record({ $nin: fc.array(scalar, { maxLength: 3 }) }, WHOLE),
  fc.record({ $exists: fc.boolean() }, WHOLE),
  fc.record({ $size: small }, WHOLE),
  fc.record({ $all: fc.array(small, { minLength: 1, maxLength: 2 }) }, WHOLE),
  fc.record({ $mod: fc.tuple(fc.integer({ min: 1, max: 3 }), small) }, WHOLE),
  fc.record({ $not: fc.record({ $gt: small }) }, WHOLE),
  fc.record({ $elemMatch: fc.record({ $gte: small, $lte: small }) }, WHOLE),
  fc.record({ $elemMatch: fc.record({ a: scalar }) }, WHOLE),
);
const path = fc.constantFrom('a', 'b', 'c', 'a.a', 'c.a', 'c.b', 'a.0');
const condition = fc
  .tuple(path, fc.oneof(scalar, operators))
  .filter(([, value]) => !(value !== null && typeof value === 'object' && isEmpty(value)))
  .map(([name, value]) => ({ [name]: value }) as Document);
const query = fc.oneof(
  condition,
  fc.array(condition, { maxLength: 3 }).map((all) => Object.assign({}, ...all) as Document),
  fc.array(condition, { minLength: 1, maxLength: 3 }).map(($and): Document => ({ $and })),
  fc.array(condition, { minLength: 1, maxLength: 3 }).map(($or): Document => ({ $or })),
  fc
    .tuple(condition, fc.array(condition, { minLength: 1, maxLength: 2 }))
    .map(([one, $nor]): Document => ({ ...one, $nor })),
);
const order = fc.constantFrom(
  {},
  { b: 1 },
  { b: -1 },
  { a: 1, b: 1 },
  { a: -1, b: -1 },
  { a: 1, b: -1 },
  { 'c.a': -1 },
);

const isEmpty = (value: object): boolean =>
  Object.keys(value).length === 0 && !(value instanceof Date) && !Array.isArray(value);

let indexed: TestDatabase;
beforeAll(async () => {
  indexed = await openTestDatabase([
    {
      name: 'indexed',
      indexes: [index('a_b', ['a', 'b']), index('b', ['b']), index('ca', ['c.a', 'b'])],
    },
    'plain',
  ]);
});
afterAll(async () => indexed[Symbol.asyncDispose]());

const text = (value: unknown) => EJSON.stringify(value, { relaxed: false });

async function replaceAll(collectionName: string, list: Document[]): Promise<void> {
  await indexed.database.command('database.removeDocument', { collectionName, multi: true });
  await indexed.database.insertMany(collectionName, list);
}

async function find(collectionName: string, parameters: Document): Promise<Document[]> {
  const answer = await indexed.database.command('database.getDocument', {
    collectionName,
    ...parameters,
  });
  return (answer.data as { list: string[] }).list.map((one) => EJSON.parse(one));
}

test('with indexes or without, a query finds the same documents in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(
      documents,
      fc.array(fc.tuple(query, order, small, fc.integer({ min: 1, max: 6 })), { maxLength: 6 }),
      async (list, searches) => {
        await replaceAll('indexed', list);
        await replaceAll('plain', list);
        for (const [wanted, sort, offset, limit] of searches) {
          const parameters = { query: text(wanted), order: text(sort), offset, limit };
          const fields = compileSort(sort);
          const test = compileQuery(wanted).test;
          const model = list.filter(test).sort((x, y) => compareBySort(fields, x, y));
          const cut = model.slice(offset, offset + limit);
          expect(await find('plain', parameters)).toStrictEqual(cut);
          const found = await find('indexed', parameters);
          // Among documents that sort alike an index may choose another order.
          expect(found.length).toBe(cut.length);
          found.forEach((document, at) => {
            assert.ok(test(document));
            expect(compareBySort(fields, document, cut[at] as Document)).toBe(0);
          });
          const all = await find('indexed', { query: text(wanted) });
          expect(new Set(all.map(({ _id }) => _id))).toStrictEqual(
            new Set(model.map(({ _id }) => _id)),
          );
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('the first query that uses an index knows of arrays already', async () => {
  await using fresh = await openTestDatabase([{ name: 'd', indexes: [index('a', ['a'])] }]);
  await fresh.database.insertMany('d', [{ _id: 'x', a: [0, 9] }]);
  const query = text({ a: { $gt: 1, $lt: 3 } });
  const answer = await fresh.database.command('database.calculateDocument', {
    collectionName: 'd',
    query,
  });
  expect(answer.data).toStrictEqual({ total: 1 });
});

test('two arrays cannot share an index, and what is refused leaves nothing', async () => {
  await using fresh = await openTestDatabase([
    { name: 'd', indexes: [index('a_b', ['a', 'b']), index('u', ['a', 'c'], true)] },
  ]);
  const insert = (document: Document) =>
    fresh.database.command('database.insertDocument', {
      collectionName: 'd',
      data: [text({ _id: 'ok', a: 1 }), text(document)],
    });
  await expect(insert({ a: [1, 2], b: [1, 2] })).rejects.toMatchObject({
    message: expect.stringMatching(/parallel arrays/),
  });
  assert.ok(fresh.database.isEmpty());
  await insert({ a: [1, 2], b: 1, c: 5 });
  expect([...fresh.database.documents('d')].length).toBe(2);
});

test('without arrays, a query finds what mingo, another implementation, finds', () => {
  const nested = fc.record({ a: scalar, b: small }, PARTIAL);
  const flat = fc.record({ a: fc.oneof(scalar, nested), b: scalar, c: nested }, PARTIAL);
  fc.assert(
    fc.property(fc.array(flat, { maxLength: 12 }), query, (list, wanted) => {
      // These are about arrays, where mingo finds elements in single values too; and it does not
      // take a missing field for null in a comparison.
      fc.pre(!/\$(mod|size|all|elemMatch)|"\$[gl]te?":null/.test(JSON.stringify(wanted)));
      const mingo = new MingoQuery(wanted);
      const test = compileQuery(wanted).test;
      for (const document of list) {
        assert.equal(test(document), mingo.test(document), JSON.stringify({ document, wanted }));
      }
    }),
    { numRuns: 2000 },
  );
});

/** [query, documents that match, documents that do not]: as MongoDB's manual says. */
const CASES: [Document, Document[], Document[]][] = [
  [{ a: null }, [{}, { a: null }, { a: [1, null] }], [{ a: 0 }, { a: [] }]],
  [
    { 'a.b': null },
    [{}, { a: {} }, { a: [{}] }, { a: 5 }],
    [{ a: [] }, { a: [5] }, { a: { b: 1 } }],
  ],
  [{ a: [1, 2] }, [{ a: [1, 2] }, { a: [[1, 2]] }], [{ a: [2, 1] }, { a: 1 }]],
  [{ a: { b: 1 } }, [{ a: { b: 1 } }], [{ a: { b: 1, c: 2 } }]],
  [{ a: { $gt: 2 } }, [{ a: 3 }, { a: [1, 3] }], [{ a: 2 }, { a: '3' }, { a: new Date(9) }, {}]],
  [{ a: { $gt: 1, $lt: 3 } }, [{ a: 2 }, { a: [0, 4] }], [{ a: 1 }, { a: 3 }]],
  [{ a: { $gte: null } }, [{}, { a: null }], [{ a: 0 }]],
  [{ a: { $ne: 1 } }, [{}, { a: 2 }, { a: [2] }], [{ a: 1 }, { a: [1, 2] }]],
  [{ a: { $in: [1, null] } }, [{ a: 1 }, {}, { a: [1] }], [{ a: 2 }]],
  [{ a: { $nin: [1] } }, [{}, { a: 2 }], [{ a: [1, 2] }]],
  [{ a: { $all: [1, 2] } }, [{ a: [2, 1, 3] }], [{ a: [1] }, {}]],
  [{ a: { $all: [1] } }, [{ a: 1 }, { a: [1] }], [{ a: [2] }]],
  [{ a: { $all: [[1, 2]] } }, [{ a: [1, 2] }, { a: [[1, 2]] }], [{ a: [1, 2, 3] }]],
  [
    { a: { $all: [{ $elemMatch: { b: 1 } }, { $elemMatch: { b: 2 } }] } },
    [{ a: [{ b: 1 }, { b: 2 }] }],
    [{ a: [{ b: 1 }] }],
  ],
  [{ a: { $size: 0 } }, [{ a: [] }], [{}, { a: [1] }, { a: '' }]],
  [{ a: { $exists: true } }, [{ a: null }], [{}]],
  [{ a: { $exists: false } }, [{}], [{ a: null }]],
  [{ a: { $mod: [4, 0] } }, [{ a: 8 }, { a: 8.9 }, { a: [3, 4] }], [{ a: 9 }, { a: '8' }, {}]],
  [{ a: { $elemMatch: { $gt: 1, $lt: 3 } } }, [{ a: [2, 9] }], [{ a: [0, 4] }, { a: 2 }]],
  [
    { a: { $elemMatch: { x: 1, y: { $gt: 1 } } } },
    [{ a: [{ x: 1, y: 2 }] }],
    [
      {
        a: [
          { x: 1, y: 1 },
          { x: 2, y: 2 },
        ],
      },
      { a: { x: 1, y: 2 } },
    ],
  ],
  [{ a: { $elemMatch: { $or: [{ x: 1 }, { y: 1 }] } } }, [{ a: [{ y: 1 }] }], [{ a: [{ z: 1 }] }]],
  [{ a: { $not: { $gt: 5 } } }, [{ a: 5 }, {}, { a: 'x' }], [{ a: 6 }]],
  [{ a: { $type: 'string' } }, [{ a: 'x' }, { a: ['x'] }], [{ a: 1 }]],
  [{ a: { $type: ['number', 10] } }, [{ a: 1 }, { a: 0.5 }, { a: null }], [{}, { a: 'x' }]],
  [
    { a: { $regex: '^B', $options: 'i' } },
    [{ a: 'bc' }, { a: ['x', 'B'] }],
    [{ a: 'ab' }, { a: 1 }],
  ],
  [{ a: { $regex: 'a b # note', $options: 'x' } }, [{ a: 'ab' }], [{ a: 'a b' }]],
  [{ a: { $regex: '(?i)^b' } }, [{ a: 'Bc' }], [{ a: 'ab' }]],
  [{ 'a.1': 5 }, [{ a: [4, 5] }, { a: { 1: 5 } }], [{ a: [5, 4] }]],
  [{ 'a.0.b': 5 }, [{ a: [{ b: 5 }] }], [{ a: [{ b: 4 }, { b: 5 }] }]],
  [{ $nor: [{ a: 1 }, { b: 1 }] }, [{ a: 2 }], [{ a: 1 }, { b: 1 }]],
  [{ $expr: { $gt: ['$a', '$b'] } }, [{ a: 2, b: 1 }, { a: 1 }], [{ a: 1, b: 1 }]],
  [
    { $jsonSchema: { required: ['a'], properties: { a: { bsonType: 'int', minimum: 2 } } } },
    [{ a: 2 }],
    [{}, { a: 1 }, { a: 'x' }],
  ],
  [{ constructor: { $exists: false }, toString: null }, [{}], [{ constructor: 1 }]],
];

test('operators match what MongoDB documents', () => {
  for (const [wanted, yes, no] of CASES) {
    const query = compileQuery(wanted, compileExpression);
    for (const document of yes) assert.ok(query.test(document), text({ wanted, document }));
    for (const document of no) assert.ok(!query.test(document), text({ wanted, not: document }));
  }
});

test('an unknown operator or a wrong operand is refused, never ignored', () => {
  const wrong: Document[] = [
    { $foo: 1 },
    { a: { $foo: 1 } },
    { a: { $gt: 1, plain: 2 } },
    { $and: [] },
    { $or: { a: 1 } },
    { $and: [1] },
    { a: { $in: 5 } },
    { a: { $in: [{ $gt: 1 }] } },
    { a: { $mod: [0, 1] } },
    { a: { $mod: [1] } },
    { a: { $size: -1 } },
    { a: { $size: 'x' } },
    { a: { $not: 5 } },
    { a: { $elemMatch: 5 } },
    { a: { $all: 5 } },
    { a: { $type: 'thing' } },
    { a: { $regex: '(' } },
    { a: { $regex: 5 } },
    { a: { $options: 'i' } },
    { a: { $regex: 'a', $options: 'q' } },
    { a: { $near: 5 } },
    { a: { $geoWithin: { $geometry: { type: 'Point', coordinates: [1, 1] } } } },
    { a: { $geoIntersects: { $geometry: { type: 'Polygon', coordinates: [[[0, 0]]] } } } },
    { $text: { $search: 'x' } },
    { $where: 'true' },
    { $expr: { $nothing: 1 } },
    { $jsonSchema: { unknown: 1 } },
    { 'a..b': 1 },
  ];
  for (const one of wrong) {
    assert.throws(
      () => compileQuery(one, compileExpression),
      { code: 'DATABASE_REQUEST_FAILED' },
      text(one),
    );
  }
});

test('a regular expression that never ends is stopped, and the database lives on', async () => {
  await replaceAll('plain', [{ _id: 'x', s: `${'a'.repeat(40)}!` }]);
  const endless = { s: { $regex: '^(a+)+$' } };
  await expect(find('plain', { query: text(endless) })).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
    message: expect.stringMatching(/time limit/),
  });
  expect((await find('plain', {})).length).toBe(1);
});

test('places: near sorts by distance, within and intersects know their edges', async () => {
  const point = (x: number, y: number) => ({ type: 'Point', coordinates: [x, y] });
  const square = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [0, 2],
        [2, 2],
        [2, 0],
        [0, 0],
      ],
    ],
  };
  await replaceAll('plain', [
    { _id: 'far', at: point(10, 10) },
    { _id: 'near', at: point(1, 1) },
    { _id: 'edge', at: point(0, 1) },
    {
      _id: 'line',
      at: {
        type: 'LineString',
        coordinates: [
          [-1, 1],
          [5, 1],
        ],
      },
    },
    { _id: 'none', at: 'nowhere' },
  ]);
  const ids = async (wanted: Document) =>
    (await find('plain', { query: text(wanted) })).map(({ _id }) => _id);
  const $geometry = point(1, 1);
  expect(await ids({ at: { $nearSphere: { $geometry, $maxDistance: 200_000 } } })).toStrictEqual([
    'near',
    'edge',
  ]);
  expect((await ids({ at: { $near: { $geometry, $minDistance: 1 } } })).at(-1)).toStrictEqual(
    'far',
  );
  expect(await ids({ at: { $geoWithin: { $geometry: square } } })).toStrictEqual(['near', 'edge']);
  expect(await ids({ at: { $geoIntersects: { $geometry: square } } })).toStrictEqual([
    'near',
    'edge',
    'line',
  ]);
  const radius = 200 / 6378.1;
  expect(await ids({ at: { $geoWithin: { $centerSphere: [[1, 1], radius] } } })).toStrictEqual([
    'near',
    'edge',
  ]);
  expect(
    await ids({
      at: {
        $geoWithin: {
          $box: [
            [9, 9],
            [11, 11],
          ],
        },
      },
    }),
  ).toStrictEqual(['far']);
});

test('projections keep, drop and pick', async () => {
  const document = { _id: 'p', a: 1, b: { c: 2, d: 3 }, l: [1, 2, 3], o: [{ x: 1 }, { x: 2 }] };
  await replaceAll('plain', [document]);
  const project = async (projection: Document, wanted: Document = {}) =>
    (await find('plain', { query: text(wanted), projection: text(projection) }))[0];
  expect(await project({ a: 1 })).toStrictEqual({ _id: 'p', a: 1 });
  expect(await project({ _id: 0, 'b.c': 1 })).toStrictEqual({ b: { c: 2 } });
  expect(await project({ b: 0, l: 0, o: 0 })).toStrictEqual({ _id: 'p', a: 1 });
  expect(await project({ _id: 1 })).toStrictEqual({ _id: 'p' });
  expect(await project({ _id: 0 })).toStrictEqual({
    a: 1,
    b: document.b,
    l: document.l,
    o: document.o,
  });
  expect(await project({ 'o.x': 1, _id: 0 })).toStrictEqual({ o: document.o });
  expect((await project({ l: { $slice: -2 } }))?.l).toStrictEqual([2, 3]);
  expect((await project({ l: { $slice: [1, 1] } }))?.l).toStrictEqual([2]);
  expect(await project({ o: { $elemMatch: { x: 2 } } })).toStrictEqual({ _id: 'p', o: [{ x: 2 }] });
  expect(await project({ 'o.$': 1 }, { 'o.x': 2 })).toStrictEqual({ _id: 'p', o: [{ x: 2 }] });
  await expect(project({ a: 1, b: 0 })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
  await expect(project({ a: 'x' })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
  await expect(project({ a: { $what: 1 } })).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  });
});
