import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { EJSON, ObjectId } from 'bson';
import { type Document, parseEjson } from '../../local/cloud/database/ejson.ts';
import { compileExpression } from '../../local/cloud/database/expression/expression.ts';
import { openTestDatabase, type TestDatabase } from './support-database.ts';

const AT = new Date('2026-03-05T16:30:45.678Z');
const DOCUMENT: Document = {
  _id: 'd',
  n: 7,
  z: -2.5,
  s: 'Hello 邻里',
  at: AT,
  l: [3, 1, 2],
  e: [],
  o: { a: 1, b: { c: 2 } },
  items: [{ q: 1 }, { q: 2 }, {}],
  nil: null,
  yes: true,
};

/** The field `then`, which the linter takes for the mark of a promise when it is written out. */
const then = (value: unknown): Document => Object.fromEntries([['then', value]]);

/** [expression, value]: as MongoDB's manual says. */
const VALUES: [unknown, unknown][] = [
  ['$o.b.c', 2],
  ['$items.q', [1, 2]],
  ['$$ROOT._id', 'd'],
  ['plain', 'plain'],
  [{ $literal: '$n' }, '$n'],
  [
    { x: '$n', y: '$missing', z: [1, '$missing'] },
    { x: 7, z: [1, null] },
  ],
  [{ $abs: '$z' }, 2.5],
  [{ $add: ['$n', 1, 2] }, 10],
  [{ $add: ['$at', 1000] }, new Date(AT.getTime() + 1000)],
  [{ $add: ['$n', '$missing'] }, null],
  [{ $ceil: '$z' }, -2],
  [{ $floor: '$z' }, -3],
  [{ $divide: ['$n', 2] }, 3.5],
  [{ $exp: 0 }, 1],
  [{ $ln: 1 }, 0],
  [{ $log: [100, 10] }, 2],
  [{ $log10: 1000 }, 3],
  [{ $mod: ['$n', 4] }, 3],
  [{ $mod: [-7, 4] }, -3],
  [{ $multiply: ['$n', 2, 0.5] }, 7],
  [{ $pow: [2, 10] }, 1024],
  [{ $sqrt: 9 }, 3],
  [{ $subtract: ['$n', 2] }, 5],
  [{ $subtract: ['$at', 678] }, new Date(AT.getTime() - 678)],
  [{ $subtract: ['$at', new Date(0)] }, AT.getTime()],
  [{ $trunc: '$z' }, -2],
  [{ $trunc: [123.456, 1] }, 123.4],
  [{ $round: [2.5] }, 2],
  [{ $round: [1234.5678, -2] }, 1200],
  [{ $arrayElemAt: ['$l', -1] }, 2],
  [{ $arrayElemAt: ['$l', 9] }, undefined],
  [
    {
      $arrayToObject: [
        [
          ['a', 1],
          ['b', 2],
        ],
      ],
    },
    { a: 1, b: 2 },
  ],
  [{ $arrayToObject: { $objectToArray: '$o' } }, { a: 1, b: { c: 2 } }],
  [{ $concatArrays: ['$l', [9]] }, [3, 1, 2, 9]],
  [{ $concatArrays: ['$l', '$nil'] }, null],
  [{ $filter: { input: '$l', as: 'x', cond: { $gte: ['$$x', 2] } } }, [3, 2]],
  [{ $filter: { input: '$l', cond: { $gte: ['$$this', 2] } } }, [3, 2]],
  [{ $in: [2, '$l'] }, true],
  [{ $indexOfArray: ['$l', 2] }, 2],
  [{ $indexOfArray: ['$l', 3, 1] }, -1],
  [{ $isArray: '$l' }, true],
  [{ $isArray: ['$n'] }, false],
  [{ $map: { input: '$l', as: 'x', in: { $multiply: ['$$x', '$n'] } } }, [21, 7, 14]],
  [{ $range: [0, 6, 2] }, [0, 2, 4]],
  [{ $range: [3, 0, -1] }, [3, 2, 1]],
  [{ $reduce: { input: '$l', initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, 6],
  [{ $reverseArray: '$l' }, [2, 1, 3]],
  [{ $size: '$l' }, 3],
  [{ $slice: ['$l', -2] }, [1, 2]],
  [{ $slice: ['$l', 1, 1] }, [1]],
  [
    { $zip: { inputs: ['$l', ['a', 'b']] } },
    [
      [3, 'a'],
      [1, 'b'],
    ],
  ],
  [
    { $zip: { inputs: ['$l', ['a']], useLongestLength: true, defaults: [0, 'z'] } },
    [
      [3, 'a'],
      [1, 'z'],
      [2, 'z'],
    ],
  ],
  [{ $and: ['$yes', 1, '$s'] }, true],
  [{ $and: [] }, true],
  [{ $or: ['$nil', 0] }, false],
  [{ $not: ['$nil'] }, true],
  [{ $cmp: ['$n', 9] }, -1],
  [{ $eq: ['$missing', null] }, false],
  [{ $gt: ['$s', '$n'] }, true],
  [{ $lt: ['$missing', null] }, true],
  [{ $ne: ['$n', 7] }, false],
  [{ $gte: ['$n', 7] }, true],
  [{ $lte: ['$n', 6] }, false],
  [{ $cond: { if: { $gt: ['$n', 5] }, ...then('big'), else: 'small' } }, 'big'],
  [{ $cond: [false, 1, 2] }, 2],
  [{ $ifNull: ['$missing', '$nil', 'x'] }, 'x'],
  [
    { $switch: { branches: [{ case: { $eq: ['$n', 7] }, ...then('seven') }], default: '?' } },
    'seven',
  ],
  [{ $let: { vars: { x: '$n', y: 2 }, in: { $multiply: ['$$x', '$$y'] } } }, 14],
  [{ $dateToString: { date: '$at', format: '%Y-%m-%d %H:%M:%S.%L' } }, '2026-03-05 16:30:45.678'],
  [
    { $dateToString: { date: '$at', format: '%Y/%m/%d %H %z', timezone: 'Asia/Shanghai' } },
    '2026/03/06 00 +0800',
  ],
  [{ $dateToString: { date: '$at', format: '%j %U %V %G %u %w %%' } }, '064 09 10 2026 4 5 %'],
  [{ $dateToString: { date: '$at' } }, '2026-03-05T16:30:45.678Z'],
  [{ $dateToString: { date: '$nil', format: '%Y', onNull: 'never' } }, 'never'],
  [{ $dateFromString: { dateString: '2026-03-05T16:30:45.678Z' } }, AT],
  [
    { $dateFromString: { dateString: '2026-03-06', timezone: 'Asia/Shanghai' } },
    new Date('2026-03-05T16:00:00Z'),
  ],
  [
    { $dateFromString: { dateString: '06.03.2026', format: '%d.%m.%Y' } },
    new Date('2026-03-06T00:00:00Z'),
  ],
  [{ $dateFromString: { dateString: 'soon', onError: 'no' } }, 'no'],
  [{ $dateFromParts: { year: 2026, month: 14, day: 1 } }, new Date('2027-02-01T00:00:00Z')],
  [
    { $dateFromParts: { year: 2026, month: 3, day: 6, hour: 8, timezone: '+08:00' } },
    new Date('2026-03-06T00:00:00Z'),
  ],
  [
    { $dateFromParts: { isoWeekYear: 2026, isoWeek: 10, isoDayOfWeek: 4 } },
    new Date('2026-03-05T00:00:00Z'),
  ],
  [{ $year: '$at' }, 2026],
  [{ $month: '$at' }, 3],
  [{ $dayOfMonth: { date: '$at', timezone: 'Asia/Shanghai' } }, 6],
  [{ $dayOfWeek: '$at' }, 5],
  [{ $dayOfYear: '$at' }, 64],
  [{ $isoDayOfWeek: '$at' }, 4],
  [{ $isoWeek: '$at' }, 10],
  [{ $isoWeekYear: new Date('2027-01-01T00:00:00Z') }, 2026],
  [{ $week: '$at' }, 9],
  [{ $week: new Date('2026-01-01T00:00:00Z') }, 0],
  [{ $hour: { date: '$at', timezone: '+08' } }, 0],
  [{ $minute: '$at' }, 30],
  [{ $second: '$at' }, 45],
  [{ $millisecond: '$at' }, 678],
  [{ $mergeObjects: ['$o', { a: 9 }, '$nil'] }, { a: 9, b: { c: 2 } }],
  [
    { $objectToArray: '$o' },
    [
      { k: 'a', v: 1 },
      { k: 'b', v: { c: 2 } },
    ],
  ],
  [{ $allElementsTrue: [[true, 1, 'x']] }, true],
  [{ $allElementsTrue: ['$e'] }, true],
  [{ $anyElementTrue: [[false, 0]] }, false],
  [{ $setDifference: ['$l', [1]] }, [3, 2]],
  [{ $setEquals: ['$l', [1, 2, 3, 3]] }, true],
  [{ $setIntersection: ['$l', [2, 3, 9]] }, [3, 2]],
  [{ $setIsSubset: [[1, 1], '$l'] }, true],
  [{ $setUnion: ['$l', [3, 4]] }, [3, 1, 2, 4]],
  [{ $concat: ['$s', '!'] }, 'Hello 邻里!'],
  [{ $concat: ['$s', '$missing'] }, null],
  [{ $indexOfBytes: ['$s', '里'] }, 9],
  [{ $indexOfCP: ['$s', '里'] }, 7],
  [{ $indexOfCP: ['$s', 'l', 3] }, 3],
  [{ $split: ['a-b-c', '-'] }, ['a', 'b', 'c']],
  [{ $strLenBytes: '$s' }, 12],
  [{ $strLenCP: '$s' }, 8],
  [{ $strcasecmp: ['$s', 'HELLO 邻里'] }, 0],
  [{ $substr: ['$s', 0, 5] }, 'Hello'],
  [{ $substrBytes: ['$s', 6, -1] }, '邻里'],
  [{ $substrCP: ['$s', 6, 1] }, '邻'],
  [{ $toLower: '$s' }, 'hello 邻里'],
  [{ $toUpper: '$missing' }, ''],
  [{ $trim: { input: '  x ' } }, 'x'],
  [{ $ltrim: { input: 'xxay', chars: 'xy' } }, 'ay'],
  [{ $regexMatch: { input: '$s', regex: '^hello', options: 'i' } }, true],
  [
    { $regexFind: { input: 'ab12', regex: '([a-z])(\\d)' } },
    { match: 'b1', idx: 1, captures: ['b', '1'] },
  ],
  [{ $sum: '$l' }, 6],
  [{ $avg: ['$n', 1] }, 4],
  [{ $max: '$l' }, 3],
  [{ $min: ['$n', '$z'] }, -2.5],
  [{ $type: '$l' }, 'array'],
  [{ $toInt: '12' }, 12],
  [{ $toString: '$n' }, '7'],
  [{ $toDate: 0 }, new Date(0)],
  [{ $toBool: 'false' }, true],
  [{ $convert: { input: 'x', to: 'int', onError: -1 } }, -1],
  [{ $toObjectId: '0123456789abcdef01234567' }, new ObjectId('0123456789abcdef01234567')],
];

test('expressions give what MongoDB documents', () => {
  for (const [expression, value] of VALUES) {
    assert.deepEqual(
      compileExpression(expression)(DOCUMENT),
      value,
      EJSON.stringify({ expression }),
    );
  }
});

const WRONG: unknown[] = [
  { $nothing: 1 },
  { $add: 1, $subtract: 1 },
  { $add: ['$s', 1] },
  { $add: ['$at', '$at'] },
  { $abs: ['$n', 1] },
  { $abs: '$s' },
  { $divide: [1, 0] },
  { $mod: [1, 0] },
  { $sqrt: -1 },
  { $ln: 0 },
  { $log: [1, 1] },
  { $pow: [0, -1] },
  { $arrayElemAt: ['$s', 0] },
  { $concat: ['$n', 'x'] },
  { $cond: [1, 2] },
  { $cond: { if: 1, ...then(2) } },
  { $dateFromString: { dateString: 'soon' } },
  { $dateToString: { date: '$s', format: '%Y' } },
  { $dateToString: { date: '$at', format: '%Q' } },
  { $year: 'x' },
  { $hour: { date: '$at', timezone: 'Mars/Olympus' } },
  { $filter: { input: '$l' } },
  { $filter: { input: '$n', cond: true } },
  { $in: [1, '$n'] },
  { $let: { vars: { $x: 1 }, in: 1 } },
  { $map: { input: '$l', as: 'Big', in: 1 } },
  { $mergeObjects: ['$n'] },
  { $range: [0, 5, 0] },
  { $range: [0, 1e9] },
  { $size: '$n' },
  { $slice: ['$l', 1, 0] },
  { $split: ['a', ''] },
  { $substrBytes: ['$s', 7, 1] },
  { $switch: { branches: [] } },
  { $switch: { branches: [{ case: false, ...then(1) }] } },
  { $toInt: 'x' },
  { $meta: 'textScore' },
  '$$unknown',
  '$a.$b',
  '$',
];

test('a wrong expression is refused, never ignored', () => {
  for (const expression of WRONG) {
    assert.throws(
      () => compileExpression(expression)(DOCUMENT),
      { code: 'DATABASE_REQUEST_FAILED' },
      EJSON.stringify({ expression }),
    );
  }
});

let opened: TestDatabase;
before(async () => {
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
after(() => opened[Symbol.asyncDispose]());

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

test('stages reshape, group and join as MongoDB documents', async () => {
  const id = { $project: { _id: 1 } };
  const byId = { $sort: { _id: 1 } };
  assert.deepEqual(
    await aggregate(
      'sales',
      { $match: { price: { $gt: 5 } } },
      { $sort: { price: -1, _id: -1 } },
      id,
    ),
    [{ _id: 2 }, { _id: 4 }, { _id: 1 }],
  );
  assert.deepEqual(await aggregate('sales', byId, { $skip: 1 }, { $limit: 2 }, id), [
    { _id: 2 },
    { _id: 3 },
  ]);
  assert.deepEqual(
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
    [
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
    ],
  );
  assert.deepEqual(await aggregate('sales', { $group: { _id: null, n: { $sum: 1 } } }), [
    { _id: null, n: 5 },
  ]);
  assert.deepEqual(await aggregate('sales', { $unwind: '$tags' }, { $project: { tags: 1 } }), [
    { _id: 1, tags: 'a' },
    { _id: 1, tags: 'b' },
    { _id: 3, tags: 'c' },
  ]);
  assert.deepEqual(
    await aggregate(
      'sales',
      { $unwind: { path: '$tags', includeArrayIndex: 'at', preserveNullAndEmptyArrays: true } },
      { $project: { tags: 1, at: 1 } },
    ),
    [
      { _id: 1, tags: 'a', at: 0 },
      { _id: 1, tags: 'b', at: 1 },
      { _id: 2, at: null },
      { _id: 3, tags: 'c', at: null },
      { _id: 4, tags: null, at: null },
      { _id: 5, at: null },
    ],
  );
  assert.deepEqual(
    await aggregate(
      'sales',
      { $lookup: { from: 'goods', localField: 'item', foreignField: 'kinds', as: 'goods' } },
      { $project: { goods: '$goods._id' } },
      { $limit: 3 },
    ),
    [
      { _id: 1, goods: ['abc'] },
      { _id: 2, goods: [] },
      { _id: 3, goods: [] },
    ],
  );
  assert.deepEqual(
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
    [
      { _id: 1, stock: [{ stock: 120, wanted: 2 }] },
      { _id: 2, stock: [] },
      { _id: 3, stock: [] },
    ],
  );
  assert.deepEqual(
    await aggregate(
      'sales',
      { $match: { _id: 1 } },
      { $addFields: { 'made.total': { $multiply: ['$price', '$quantity'] }, tags: '$$REMOVE' } },
    ),
    [{ _id: 1, item: 'abc', price: 10, quantity: 2, made: { total: 20 } }],
  );
  assert.deepEqual(await aggregate('sales', { $match: { item: 'abc' } }, { $count: 'n' }), [
    { n: 2 },
  ]);
  assert.deepEqual(await aggregate('empty', { $count: 'n' }), []);
  assert.deepEqual(await aggregate('sales', { $sortByCount: '$price' }), [
    { _id: 10, count: 2 },
    { _id: 5, count: 2 },
    { _id: 20, count: 1 },
  ]);
  assert.deepEqual(
    await aggregate('goods', {
      $replaceRoot: { newRoot: { id: '$_id', more: { $size: '$kinds' } } },
    }),
    [
      { id: 'abc', more: 2 },
      { id: 'xyz', more: 0 },
    ],
  );
  assert.equal((await aggregate('many', { $sample: { size: 3 } })).length, 3);
  assert.deepEqual(
    await aggregate('sales', {
      $facet: { count: [{ $count: 'n' }], dear: [{ $match: { price: 20 } }, id] },
    }),
    [{ count: [{ n: 5 }], dear: [{ _id: 2 }] }],
  );
  assert.deepEqual(await aggregate('sales', { $match: { _id: 1 } }, { $unset: ['tags', 'item'] }), [
    { _id: 1, price: 10, quantity: 2 },
  ]);
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
  assert.deepEqual(await project({ 'a.b': 1 }), { _id: 'p', a: { b: 1 } });
  assert.deepEqual(await project({ _id: 0, a: { c: 1 } }), { a: { c: 2 } });
  assert.deepEqual(await project({ 'l.x': 1, _id: 0 }), { l: [{ x: 1 }, {}] });
  assert.deepEqual(await project({ 'a.b': 0, l: 0 }), { _id: 'p', a: { c: 2 }, n: 4 });
  assert.deepEqual(await project({ _id: 0 }), {
    a: { b: 1, c: 2 },
    l: [{ x: 1, y: 2 }, { y: 3 }, 5],
    n: 4,
  });
  assert.deepEqual(
    await project({ _id: 0, m: '$n', 'a.d': { $add: ['$n', 1] }, t: ['$n', '$q'] }),
    {
      m: 4,
      a: { d: 5 },
      t: [4, null],
    },
  );
  await assert.rejects(project({ a: 1, n: 0 }), { code: 'DATABASE_REQUEST_FAILED' });
  await assert.rejects(project({}), { code: 'DATABASE_REQUEST_FAILED' });
  await assert.rejects(project({ a: 1, 'a.b': 1 }), { code: 'DATABASE_REQUEST_FAILED' });
});

test('buckets hold what is from one boundary up to the next', async () => {
  assert.deepEqual(
    await aggregate('sales', {
      $bucket: { groupBy: '$price', boundaries: [5, 10, 20], default: 'dear' },
    }),
    [
      { _id: 5, count: 2 },
      { _id: 10, count: 2 },
      { _id: 'dear', count: 1 },
    ],
  );
  assert.deepEqual(
    await aggregate('many', {
      $bucketAuto: { groupBy: '$n', buckets: 3, output: { sum: { $sum: '$n' }, n: { $sum: 1 } } },
    }),
    [
      { _id: { min: 0, max: 17 }, sum: 136, n: 17 },
      { _id: { min: 17, max: 34 }, sum: 425, n: 17 },
      { _id: { min: 34, max: 49 }, sum: 664, n: 16 },
    ],
  );
  const powers = { groupBy: '$n', buckets: 5, granularity: 'POWERSOF2' };
  assert.deepEqual(
    await aggregate('many', { $match: { n: { $gt: 0 } } }, { $bucketAuto: powers }),
    [
      { _id: { min: 0.5, max: 16 }, count: 15 },
      { _id: { min: 16, max: 32 }, count: 16 },
      { _id: { min: 32, max: 64 }, count: 18 },
    ],
  );
  for (const wrong of [
    { groupBy: '$n', boundaries: [1] },
    { groupBy: '$n', boundaries: [2, 1] },
    { groupBy: '$n', boundaries: [1, 'x'] },
    { groupBy: '$n', boundaries: [0, 10] },
    { groupBy: '$n', boundaries: [0, 10], default: 5 },
    { groupBy: 'n', boundaries: [0, 100] },
  ]) {
    await assert.rejects(aggregate('many', { $bucket: wrong }), {
      code: 'DATABASE_REQUEST_FAILED',
    });
  }
});

test('$geoNear measures in metres and comes first', async () => {
  const near = { type: 'Point', coordinates: [0, 0] };
  const [first, second, ...others] = (await aggregate('places', {
    $geoNear: { near, distanceField: 'far.metres', spherical: true, includeLocs: 'place' },
  })) as Document[];
  assert.deepEqual(first, {
    _id: 'a',
    at: near,
    far: { metres: 0 },
    place: near,
  });
  const { metres } = (second as Document).far as { metres: number };
  assert.ok(Math.abs(metres - 111_318.8) < 1);
  assert.deepEqual(others, []);
  const narrow = { near, distanceField: 'd', query: { open: true }, distanceMultiplier: 0.001 };
  const [only] = (await aggregate('places', {
    $geoNear: { ...narrow, minDistance: 1 },
  })) as Document[];
  assert.ok(Math.abs((only?.d as number) - 111.3) < 0.1);
  assert.deepEqual(await aggregate('places', { $geoNear: { ...narrow, maxDistance: 1 } }), []);
  await assert.rejects(aggregate('places', { $skip: 0 }, { $geoNear: narrow }), {
    code: 'DATABASE_REQUEST_FAILED',
  });
});

test('20 documents come back unless the pipeline says how many', async () => {
  assert.equal((await aggregate('many', { $match: {} })).length, 20);
  assert.equal((await aggregate('many', { $limit: 45 })).length, 45);
  assert.equal((await aggregate('many')).length, 20);
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
  await assert.rejects(aggregate('nowhere', { $match: {} }), {
    code: 'DATABASE_COLLECTION_NOT_EXIST',
  });
  await assert.rejects(
    aggregate('sales', {
      $lookup: { from: 'nowhere', localField: 'a', foreignField: 'b', as: 'c' },
    }),
    { code: 'DATABASE_COLLECTION_NOT_EXIST' },
  );
});
