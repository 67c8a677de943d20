import { expect, test } from '@jest/globals';
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
  expect(added._id).toBe('a');
  const query = {
    queryType: 'WHERE',
    query: { n: { $gte: 1 } },
    order: [{ field: 'n', direction: 'desc' }],
  };
  expect((await send('queryDocument', query)).list).toStrictEqual([
    { _id: 'a', n: 1, at: { $date: opened.clock.now + 1000 }, due: { $date: 5 } },
  ]);
  expect(await send('countDocument', { query: {} })).toStrictEqual({ total: 1 });
  const set = { queryType: 'DOC', query: { _id: 'b' }, data: { n: 2 }, merge: false, upsert: true };
  expect(await send('updateDocument', set)).toStrictEqual({ updated: 0, upserted_id: 'b' });
  const change = { query: { n: 2 }, data: { $inc: { n: 1 } }, merge: true, multi: true };
  expect(await send('updateDocument', change)).toStrictEqual({ updated: 1, upserted_id: null });
  const stages = [{ stageKey: '$group', stageValue: '{"_id":null,"n":{"$sum":"$n"}}' }];
  const { list } = await send('aggregate', { stages });
  expect(JSON.parse(list as string).map(EJSON.parse)).toStrictEqual([{ _id: null, n: 4 }]);
  expect(await send('deleteDocument', { query: { _id: 'b' }, multi: false })).toStrictEqual({
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
  expect([
    EJSON.parse(inserted.inserted as string),
    EJSON.parse(inserted.ok as string),
  ]).toStrictEqual([1, 1]);
  const changed = await send('updateDocInTransaction', { query, data: '{"$set":{"n":2}}' });
  expect(EJSON.parse(changed.updated as string)).toBe(1);
  const got = await send('getInTransaction', { query });
  expect(EJSON.parse(got.data as string)).toStrictEqual({ _id: 'a', n: 2 });
  expect((await send('getInTransaction', { _id: 'none' })).data).toBe('null');
  const set = await send('updateDocInTransaction', { _id: 'b', data: '{"n":3}', upsert: true });
  expect(JSON.parse(set.upserted as string)).toStrictEqual({ _id: 'b' });
  const removed = await send('deleteDocInTransaction', { query });
  expect(EJSON.parse(removed.deleted as string)).toBe(1);
  await send('commitTransaction', {});
  expect([...opened.database.documents('d')]).toStrictEqual([{ _id: 'b', n: 3 }]);
});
