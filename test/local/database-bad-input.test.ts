import assert from 'node:assert/strict';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { WireError } from '../../local/cloud/database/index.ts';
import { openTestDatabase } from './support-database.ts';

const ACTIONS = [
  'insertDocument',
  'getDocument',
  'calculateDocument',
  'modifyDocument',
  'modifyAndReturnDoc',
  'removeDocument',
  'aggregateDocuments',
  'commitTransaction',
  'abortTransaction',
  'getInTransaction',
  'updateDocInTransaction',
  'addDocument',
  'queryDocument',
  'nothing',
];

const CODES = new Set([
  'INVALID_PARAM',
  'DATABASE_REQUEST_FAILED',
  'DATABASE_DUPLICATE_WRITE',
  'DATABASE_TRANSACTION_FAIL',
  'DATABASE_COLLECTION_NOT_EXIST',
]);

/** Operators and stages in every place, so that nonsense reaches as deep as it can. */
const word = fc.constantFrom(
  '$and',
  '$or',
  '$gt',
  '$in',
  '$not',
  '$elemMatch',
  '$regex',
  '$options',
  '$near',
  '$geoWithin',
  '$geometry',
  '$expr',
  '$set',
  '$inc',
  '$push',
  '$each',
  '$pull',
  '$rename',
  '$date',
  '$numberInt',
  '$oid',
  '$tcb_server_date',
  '$sum',
  '$map',
  '$cond',
  'input',
  '_id',
  'a',
  'a.b',
  'a.$',
  'a.0',
  'constructor',
  'toString',
  '',
);
const nonsense = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, 0, -1, 1.5, 1e308, '', 'a', '$a', '$$x', 'x'.repeat(500), '('),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(word, tie('value'), { maxKeys: 3 }),
  ),
})).value;
const text = fc.oneof(
  nonsense.map((value) => JSON.stringify(value)),
  fc.string(),
);
const stage = fc.record({
  stageKey: fc.constantFrom(
    '$match',
    '$project',
    '$group',
    '$sort',
    '$unwind',
    '$lookup',
    '$bucket',
    '$bucketAuto',
    '$geoNear',
    '$facet',
    '$addFields',
    '$replaceRoot',
    '$x',
  ),
  stageValue: fc.oneof(text, nonsense),
});
const parameters = fc.record(
  {
    collectionName: fc.oneof({ weight: 9, arbitrary: fc.constant('d') }, nonsense),
    queryType: fc.oneof(fc.constantFrom('WHERE', 'DOC'), nonsense),
    query: fc.oneof(text, nonsense),
    data: fc.oneof(text, nonsense, fc.array(text, { maxLength: 3 })),
    order: fc.oneof(text, nonsense),
    projection: fc.oneof(text, nonsense),
    offset: nonsense,
    limit: nonsense,
    multi: fc.oneof(fc.boolean(), nonsense),
    merge: fc.oneof(fc.boolean(), nonsense),
    upsert: fc.oneof(fc.boolean(), nonsense),
    transactionId: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, nonsense),
    stages: fc.oneof(nonsense, fc.array(stage, { maxLength: 3 })),
  },
  { requiredKeys: ['collectionName'] },
);

test('whatever a request holds, the answer is a body or a stable code', async () => {
  await using opened = await openTestDatabase(['d']);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ACTIONS), parameters, async (action, body) => {
      const count = [...opened.database.documents('d')].length;
      if (count > 20) {
        await opened.database.command('database.removeDocument', {
          collectionName: 'd',
          multi: true,
        });
      }
      if (count === 0) await opened.database.insertMany('d', [{ a: [1, { b: 'x' }], n: 1 }]);
      try {
        await opened.database.command(`database.${action}`, body);
      } catch (error) {
        assert.ok(error instanceof WireError, (error as Error).stack);
        assert.ok(CODES.has(error.code), error.code);
        assert.ok(!/TypeError|ReferenceError|is not a function/.test(error.message), error.message);
      }
    }),
    { numRuns: 3000 },
  );
  expect(({} as { polluted?: unknown }).polluted).toBe(undefined);
  await opened.database.command('database.getDocument', { collectionName: 'd' });
});

test('wrong types on the wire, huge texts and endless depth are refused', async () => {
  await using opened = await openTestDatabase(['d']);
  const refused = (action: string, body: object, code = 'INVALID_PARAM') =>
    assert.rejects(
      opened.database.command(`database.${action}`, { collectionName: 'd', ...body }),
      { code },
      JSON.stringify(body).slice(0, 100),
    );
  await refused('getDocument', { limit: '5' });
  await refused('getDocument', { limit: -1 });
  await refused('getDocument', { offset: 0.5 });
  await refused('getDocument', { query: '[]' });
  await refused('getDocument', { query: 5 });
  await refused('getDocument', { queryType: 'OTHER' });
  await refused('getDocument', { queryType: 'DOC', query: '{}' });
  await refused('getDocument', { collectionName: '' });
  await refused('getDocument', { collectionName: { $gt: '' } });
  await refused('getDocument', { transactionId: 5 });
  await refused('insertDocument', {});
  await refused('insertDocument', { data: [] });
  await refused('insertDocument', { data: ['5'] });
  await refused('insertDocument', { data: ['{"a":{"$gt":1}}'] }, 'DATABASE_REQUEST_FAILED');
  await refused('insertDocument', { data: ['{"a.b":1}'] });
  await refused('insertDocument', { data: ['{"__proto__":{"polluted":1}}'] });
  await refused('insertDocument', { data: [`{"a":"${'x'.repeat(6 * 1024 * 1024)}"}`] });
  await refused('insertDocument', { data: [`{"a":${'['.repeat(1e5)}${']'.repeat(1e5)}}`] });
  await refused('insertDocument', { data: ['{"_id":[1]}'] }, 'DATABASE_REQUEST_FAILED');
  await refused('modifyDocument', { query: '{}' });
  await refused('modifyDocument', { query: '{}', data: '{"$set":{"a":1}}', multi: 'yes' });
  await refused('aggregateDocuments', { stages: '[]' });
  await refused('aggregateDocuments', { stages: [{ $match: {} }] });
  await refused('commitTransaction', {});
  await refused('addCollection', { collectionName: 'a b' });
  await refused('dropEverything', {});
  expect([...opened.database.documents('d')]).toStrictEqual([]);
});

test('a computation that would fill the memory or never end is stopped', async () => {
  await using opened = await openTestDatabase(['d']);
  await opened.database.insertMany('d', [{ _id: 'd' }]);
  const compute = (value: object) =>
    opened.database.command('database.aggregateDocuments', {
      collectionName: 'd',
      stages: [{ stageKey: '$project', stageValue: JSON.stringify({ value }) }],
    });
  const double = (name: string) => ({
    $reduce: {
      input: { $range: [0, 100] },
      initialValue: name === '$concat' ? 'xx' : [1, 2],
      in: { [name]: ['$$value', '$$value'] },
    },
  });
  for (const value of [{ $range: [0, 1e9] }, double('$concat'), double('$concatArrays')]) {
    await expect(compute(value)).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
  }
});
