import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EJSON } from 'bson';
import type { Document } from '../../local/cloud/database/ejson.ts';
import { openTestDatabase } from './support-database.ts';

test('clients from before EJSON read and write plain objects', async () => {
  await using opened = await openTestDatabase(['d']);
  const send = async (action: string, parameters: Document) =>
    (await opened.database.command(`database.${action}`, { collectionName: 'd', ...parameters }))
      .data as Document;
  const added = await send('addDocument', {
    data: { _id: 'a', n: 1, at: { $date: { offset: 1000 } }, due: { $date: 5 } },
  });
  assert.equal(added._id, 'a');
  const query = {
    queryType: 'WHERE',
    query: { n: { $gte: 1 } },
    order: [{ field: 'n', direction: 'desc' }],
  };
  assert.deepEqual((await send('queryDocument', query)).list, [
    { _id: 'a', n: 1, at: { $date: opened.clock.now + 1000 }, due: { $date: 5 } },
  ]);
  assert.deepEqual(await send('countDocument', { query: {} }), { total: 1 });
  const set = { queryType: 'DOC', query: { _id: 'b' }, data: { n: 2 }, merge: false, upsert: true };
  assert.deepEqual(await send('updateDocument', set), { updated: 0, upserted_id: 'b' });
  const change = { query: { n: 2 }, data: { $inc: { n: 1 } }, merge: true, multi: true };
  assert.deepEqual(await send('updateDocument', change), { updated: 1, upserted_id: null });
  const stages = [{ stageKey: '$group', stageValue: '{"_id":null,"n":{"$sum":"$n"}}' }];
  const { list } = await send('aggregate', { stages });
  assert.deepEqual(JSON.parse(list as string).map(EJSON.parse), [{ _id: null, n: 4 }]);
  assert.deepEqual(await send('deleteDocument', { query: { _id: 'b' }, multi: false }), {
    deleted: 1,
  });
});

test('clients from before 1.2 have actions of their own within a transaction', async () => {
  await using opened = await openTestDatabase(['d']);
  const { transactionId } = await opened.database.command('database.startTransaction', {});
  const send = (action: string, parameters: Document) =>
    opened.database.command(`database.${action}`, {
      collectionName: 'd',
      transactionId,
      ...parameters,
    });
  const query = { _id: { $eq: 'a' } };
  const inserted = await send('insertDocInTransaction', { _id: 'a', data: '{"n":1}' });
  assert.deepEqual(
    [EJSON.parse(inserted.inserted as string), EJSON.parse(inserted.ok as string)],
    [1, 1],
  );
  const changed = await send('updateDocInTransaction', { query, data: '{"$set":{"n":2}}' });
  assert.equal(EJSON.parse(changed.updated as string), 1);
  const got = await send('getInTransaction', { query });
  assert.deepEqual(EJSON.parse(got.data as string), { _id: 'a', n: 2 });
  assert.equal((await send('getInTransaction', { _id: 'none' })).data, 'null');
  const set = await send('updateDocInTransaction', { _id: 'b', data: '{"n":3}', upsert: true });
  assert.deepEqual(JSON.parse(set.upserted as string), { _id: 'b' });
  const removed = await send('deleteDocInTransaction', { query });
  assert.equal(EJSON.parse(removed.deleted as string), 1);
  await send('commitTransaction', {});
  assert.deepEqual([...opened.database.documents('d')], [{ _id: 'b', n: 3 }]);
});
