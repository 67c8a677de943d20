import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EJSON } from 'bson';
import { type Document, parseEjson } from '../../local/cloud/database/ejson.ts';
import { openTestDatabase, type TestDatabase } from './support-database.ts';

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase(['sales', 'goods', 'empty', 'many', 'places']);
  await opened.database.insertMany('sales', [
    { _id: 1, item: 'abc', price: 10, quantity: 2, tags: ['a', 'b'] },
    { _id: 2, item: 'jkl', price: 20, quantity: 1, tags: [] },
    { _id: 3, item: 'xyz', price: 5, quantity: 10, tags: 'c' },
    { _id: 4, item: 'abc', price: 10, quantity: 10, tags: null },
    { _id: 5, item: null, price: 5, quantity: 5 },
  ]);
  await opened.database.insertMany('goods', [
    { _id: 'abc', stock: 120, kinds: ['abc', 'new'] },
    { _id: 'xyz', stock: 3, kinds: [] },
  ]);
  await opened.database.insertMany(
    'many',
    Array.from({ length: 50 }, (_, at) => ({ _id: at, n: at })),
  );
  await opened.database.insertMany('places', [
    { _id: 'a', at: { type: 'Point', coordinates: [0, 0] } },
    { _id: 'b', at: { type: 'Point', coordinates: [0, 1] }, open: true },
    { _id: 'c' },
  ]);
});
afterAll(async () => opened[Symbol.asyncDispose]());

async function aggregate(collectionName: string, ...stages: Document[]): Promise<unknown[]> {
  const answer = await opened.database.command('database.aggregateDocuments', {
    collectionName,
    stages: stages.map((stage) => {
      const [stageKey] = Object.keys(stage) as [string];
      return { stageKey, stageValue: EJSON.stringify(stage[stageKey], { relaxed: false }) };
    }),
  });
  const list = (answer.data as { list: string[] }).list;
  return list.map((text) => parseEjson(text, 'answer', { now: 0 }));
}

test('a field that is called from names no collection', async () => {
  const none = { $match: { from: '2026-06-15' } };
  expect(await aggregate('sales', none, { $sort: { from: -1 } })).toStrictEqual([]);
});

test('stages reshape, group and join as MongoDB documents', async () => {
  const id = { $project: { _id: 1 } };
  const byId = { $sort: { _id: 1 } };
  expect(
    await aggregate(
      'sales',
      { $match: { price: { $gt: 5 } } },
      { $sort: { price: -1, _id: -1 } },
      id,
    ),
  ).toStrictEqual([{ _id: 2 }, { _id: 4 }, { _id: 1 }]);
  expect(await aggregate('sales', byId, { $skip: 1 }, { $limit: 2 }, id)).toStrictEqual([
    { _id: 2 },
    { _id: 3 },
  ]);
  expect(
    await aggregate(
      'sales',
      {
        $group: {
          _id: '$item',
          total: { $sum: { $multiply: ['$price', '$quantity'] } },
          average: { $avg: '$quantity' },
          most: { $max: '$quantity' },
          least: { $min: '$quantity' },
          first: { $first: '$_id' },
          last: { $last: '$_id' },
          all: { $push: '$quantity' },
          prices: { $addToSet: '$price' },
          spread: { $stdDevPop: '$quantity' },
        },
      },
      byId,
      { $limit: 2 },
    ),
  ).toStrictEqual([
    {
      _id: null,
      total: 25,
      average: 5,
      most: 5,
      least: 5,
      first: 5,
      last: 5,
      all: [5],
      prices: [5],
      spread: 0,
    },
    {
      _id: 'abc',
      total: 120,
      average: 6,
      most: 10,
      least: 2,
      first: 1,
      last: 4,
      all: [2, 10],
      prices: [10],
      spread: 4,
    },
  ]);
  expect(await aggregate('sales', { $group: { _id: null, n: { $sum: 1 } } })).toStrictEqual([
    { _id: null, n: 5 },
  ]);
  expect(await aggregate('sales', { $unwind: '$tags' }, { $project: { tags: 1 } })).toStrictEqual([
    { _id: 1, tags: 'a' },
    { _id: 1, tags: 'b' },
    { _id: 3, tags: 'c' },
  ]);
  expect(
    await aggregate(
      'sales',
      { $unwind: { path: '$tags', includeArrayIndex: 'at', preserveNullAndEmptyArrays: true } },
      { $project: { tags: 1, at: 1 } },
    ),
  ).toStrictEqual([
    { _id: 1, tags: 'a', at: 0 },
    { _id: 1, tags: 'b', at: 1 },
    { _id: 2, at: null },
    { _id: 3, tags: 'c', at: null },
    { _id: 4, tags: null, at: null },
    { _id: 5, at: null },
  ]);
  expect(
    await aggregate(
      'sales',
      { $lookup: { from: 'goods', localField: 'item', foreignField: 'kinds', as: 'goods' } },
      { $project: { goods: '$goods._id' } },
      { $limit: 3 },
    ),
  ).toStrictEqual([
    { _id: 1, goods: ['abc'] },
    { _id: 2, goods: [] },
    { _id: 3, goods: [] },
  ]);
  expect(
    await aggregate(
      'sales',
      {
        $lookup: {
          from: 'goods',
          let: { item: '$item', quantity: '$quantity' },
          pipeline: [
            {
              $match: {
                $expr: {
                  $and: [{ $eq: ['$_id', '$$item'] }, { $gte: ['$stock', '$$quantity'] }],
                },
              },
            },
            { $project: { _id: 0, stock: 1, wanted: '$$quantity' } },
          ],
          as: 'stock',
        },
      },
      { $project: { _id: 1, stock: 1 } },
      { $limit: 3 },
    ),
  ).toStrictEqual([
    { _id: 1, stock: [{ stock: 120, wanted: 2 }] },
    { _id: 2, stock: [] },
    { _id: 3, stock: [] },
  ]);
  expect(
    await aggregate(
      'sales',
      { $match: { _id: 1 } },
      { $addFields: { 'made.total': { $multiply: ['$price', '$quantity'] }, tags: '$$REMOVE' } },
    ),
  ).toStrictEqual([{ _id: 1, item: 'abc', price: 10, quantity: 2, made: { total: 20 } }]);
  expect(await aggregate('sales', { $match: { item: 'abc' } }, { $count: 'n' })).toStrictEqual([
    { n: 2 },
  ]);
  expect(await aggregate('empty', { $count: 'n' })).toStrictEqual([]);
  expect(await aggregate('sales', { $sortByCount: '$price' })).toStrictEqual([
    { _id: 10, count: 2 },
    { _id: 5, count: 2 },
    { _id: 20, count: 1 },
  ]);
  expect(
    await aggregate('goods', {
      $replaceRoot: { newRoot: { id: '$_id', more: { $size: '$kinds' } } },
    }),
  ).toStrictEqual([
    { id: 'abc', more: 2 },
    { id: 'xyz', more: 0 },
  ]);
  expect((await aggregate('many', { $sample: { size: 3 } })).length).toBe(3);
  expect(
    await aggregate('sales', {
      $facet: { count: [{ $count: 'n' }], dear: [{ $match: { price: 20 } }, id] },
    }),
  ).toStrictEqual([{ count: [{ n: 5 }], dear: [{ _id: 2 }] }]);
  expect(
    await aggregate('sales', { $match: { _id: 1 } }, { $unset: ['tags', 'item'] }),
  ).toStrictEqual([{ _id: 1, price: 10, quantity: 2 }]);
});

test('$project keeps, drops, computes, and reaches into arrays', async () => {
  await opened.database.command('database.removeDocument', {
    collectionName: 'empty',
    multi: true,
  });
  await opened.database.insertMany('empty', [
    { _id: 'p', a: { b: 1, c: 2 }, l: [{ x: 1, y: 2 }, { y: 3 }, 5], n: 4 },
  ]);
  const project = async (operand: Document) => (await aggregate('empty', { $project: operand }))[0];
  expect(await project({ 'a.b': 1 })).toStrictEqual({ _id: 'p', a: { b: 1 } });
  expect(await project({ _id: 0, a: { c: 1 } })).toStrictEqual({ a: { c: 2 } });
  expect(await project({ 'l.x': 1, _id: 0 })).toStrictEqual({ l: [{ x: 1 }, {}] });
  expect(await project({ 'a.b': 0, l: 0 })).toStrictEqual({ _id: 'p', a: { c: 2 }, n: 4 });
  expect(await project({ _id: 0 })).toStrictEqual({
    a: { b: 1, c: 2 },
    l: [{ x: 1, y: 2 }, { y: 3 }, 5],
    n: 4,
  });
  expect(
    await project({ _id: 0, m: '$n', 'a.d': { $add: ['$n', 1] }, t: ['$n', '$q'] }),
  ).toStrictEqual({
    m: 4,
    a: { d: 5 },
    t: [4, null],
  });
  await expect(project({ a: 1, n: 0 })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
  await expect(project({})).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
  await expect(project({ a: 1, 'a.b': 1 })).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  });
});

test('buckets hold what is from one boundary up to the next', async () => {
  expect(
    await aggregate('sales', {
      $bucket: { groupBy: '$price', boundaries: [5, 10, 20], default: 'dear' },
    }),
  ).toStrictEqual([
    { _id: 5, count: 2 },
    { _id: 10, count: 2 },
    { _id: 'dear', count: 1 },
  ]);
  expect(
    await aggregate('many', {
      $bucketAuto: { groupBy: '$n', buckets: 3, output: { sum: { $sum: '$n' }, n: { $sum: 1 } } },
    }),
  ).toStrictEqual([
    { _id: { min: 0, max: 17 }, sum: 136, n: 17 },
    { _id: { min: 17, max: 34 }, sum: 425, n: 17 },
    { _id: { min: 34, max: 49 }, sum: 664, n: 16 },
  ]);
  const powers = { groupBy: '$n', buckets: 5, granularity: 'POWERSOF2' };
  expect(
    await aggregate('many', { $match: { n: { $gt: 0 } } }, { $bucketAuto: powers }),
  ).toStrictEqual([
    { _id: { min: 0.5, max: 16 }, count: 15 },
    { _id: { min: 16, max: 32 }, count: 16 },
    { _id: { min: 32, max: 64 }, count: 18 },
  ]);
  for (const wrong of [
    { groupBy: '$n', boundaries: [1] },
    { groupBy: '$n', boundaries: [2, 1] },
    { groupBy: '$n', boundaries: [1, 'x'] },
    { groupBy: '$n', boundaries: [0, 10] },
    { groupBy: '$n', boundaries: [0, 10], default: 5 },
    { groupBy: 'n', boundaries: [0, 100] },
  ]) {
    await expect(aggregate('many', { $bucket: wrong })).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    });
  }
});

test('$geoNear measures in metres and comes first', async () => {
  const near = { type: 'Point', coordinates: [0, 0] };
  const [first, second, ...others] = (await aggregate('places', {
    $geoNear: { near, distanceField: 'far.metres', spherical: true, includeLocs: 'place' },
  })) as Document[];
  expect(first).toStrictEqual({
    _id: 'a',
    at: near,
    far: { metres: 0 },
    place: near,
  });
  const { metres } = (second as Document).far as { metres: number };
  assert.ok(Math.abs(metres - 111_318.8) < 1);
  expect(others).toStrictEqual([]);
  const narrow = { near, distanceField: 'd', query: { open: true }, distanceMultiplier: 0.001 };
  const [only] = (await aggregate('places', {
    $geoNear: { ...narrow, minDistance: 1 },
  })) as Document[];
  assert.ok(Math.abs((only?.d as number) - 111.3) < 0.1);
  expect(await aggregate('places', { $geoNear: { ...narrow, maxDistance: 1 } })).toStrictEqual([]);
  await expect(aggregate('places', { $skip: 0 }, { $geoNear: narrow })).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  });
});

test('20 documents come back unless the pipeline says how many', async () => {
  expect((await aggregate('many', { $match: {} })).length).toBe(20);
  expect((await aggregate('many', { $limit: 45 })).length).toBe(45);
  expect((await aggregate('many')).length).toBe(20);
});

test('an unknown stage or option is refused, and the collection must exist', async () => {
  const wrong: Document[] = [
    { $nothing: {} },
    { $out: 'x' },
    { $limit: 0 },
    { $limit: 1.5 },
    { $skip: -1 },
    { $match: 5 },
    { $match: { at: { $near: [0, 0] } } },
    { $sort: {} },
    { $sort: { a: 2 } },
    { $group: { n: { $sum: 1 } } },
    { $group: { _id: null, n: 1 } },
    { $group: { _id: null, n: { $what: 1 } } },
    { $group: { _id: null, 'a.b': { $sum: 1 } } },
    { $unwind: 'tags' },
    { $unwind: { path: '$tags', what: 1 } },
    { $lookup: { from: 'goods', as: 'x' } },
    { $lookup: { from: 'goods', localField: 'a', foreignField: 'b' } },
    { $lookup: { from: 'goods', pipeline: [{ $nothing: 1 }], as: 'x' } },
    { $replaceRoot: { newRoot: '$price' } },
    { $sample: { size: 0 } },
    { $count: '$n' },
    { $count: '' },
    { $addFields: {} },
    { $bucketAuto: { groupBy: '$n', buckets: 0 } },
    { $facet: { a: [{ $facet: {} }] } },
    { $project: { a: { $nothing: 1 } } },
  ];
  for (const stage of wrong) {
    await assert.rejects(
      aggregate('sales', stage),
      { code: 'DATABASE_REQUEST_FAILED' },
      JSON.stringify(stage),
    );
  }
  await expect(aggregate('nowhere', { $match: {} })).rejects.toMatchObject({
    code: 'DATABASE_COLLECTION_NOT_EXIST',
  });
  await expect(
    aggregate('sales', {
      $lookup: { from: 'nowhere', localField: 'a', foreignField: 'b', as: 'c' },
    }),
  ).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' });
});

test('a joining pipeline finds by value what it finds one by one', async () => {
  const join = (...conditions: Document[]) => ({
    $lookup: {
      from: 'goods',
      let: { item: '$item' },
      pipeline: [{ $match: { $expr: { $and: conditions } } }, { $project: { stock: 1 } }],
      as: 'goods',
    },
  });
  const equal = { $eq: ['$$item', '$_id'] };
  const notLess = { $and: [{ $gte: ['$_id', '$$item'] }, { $lte: ['$_id', '$$item'] }] };
  const quick = await aggregate('sales', join(equal));
  expect(quick).toStrictEqual(await aggregate('sales', join(notLess)));
  expect((quick[0] as Document).goods).toStrictEqual([{ _id: 'abc', stock: 120 }]);
  const missing = { $eq: ['$nowhere', '$$item'] };
  const none = await aggregate('sales', join(missing), { $project: { goods: 1, _id: 0 } });
  expect(none).toStrictEqual(Array(5).fill({ goods: [] }));
});

test('a field may be called from, as what a join names is', async () => {
  const match = { $match: { from: { $lte: 'sales' }, price: { $gt: 5 } } };
  expect(await aggregate('sales', match)).toStrictEqual([]);
});
