import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  openTestDatabase,
  serveDatabase,
  type TestDatabase,
  wxServerSdk,
} from './support-database.ts';

let opened: TestDatabase;
let served: Awaited<ReturnType<typeof serveDatabase>>;
let db: ReturnType<typeof wxServerSdk>;

beforeAll(async () => {
  opened = await openTestDatabase(['notes']);
  served = await serveDatabase(opened.database);
  db = wxServerSdk(served.url);
});
afterAll(async () => {
  await served[Symbol.asyncDispose]();
  await opened[Symbol.asyncDispose]();
});

test('wx-server-sdk reads and writes documents', async () => {
  const _ = db.command;
  const notes = db.collection('notes');
  expect((await notes.add({ data: { _id: 'a', n: 1 } }))._id).toStrictEqual('a');
  expect(
    (
      await notes.add({
        data: [
          { _id: 'b', n: 2 },
          { _id: 'c', n: 3 },
        ],
      })
    )._ids,
  ).toStrictEqual(['b', 'c']);
  expect((await notes.doc('a').get()).data).toStrictEqual({ _id: 'a', n: 1 });
  await expect(notes.doc('none').get()).rejects.toMatchObject({
    errMsg: expect.stringMatching(/none does not exist/),
  });
  const { data } = await notes
    .where({ n: _.gt(1) })
    .orderBy('n', 'desc')
    .limit(1)
    .get();
  expect(data).toStrictEqual([{ _id: 'c', n: 3 }]);
  expect((await notes.where({ n: _.gt(1) }).count()).total).toBe(2);
  expect((await notes.doc('a').update({ data: { n: _.inc(4) } })).stats.updated).toBe(1);
  expect((await notes.doc('d').set({ data: { n: 9 } })).stats).toStrictEqual({
    updated: 0,
    created: 1,
  });
  expect((await notes.doc('d').set({ data: { n: 8 } })).stats).toStrictEqual({
    updated: 1,
    created: 0,
  });
  const all = await notes.where({ n: _.gt(0) }).update({ data: { seen: true } });
  expect(all.stats.updated).toBe(4);
  const first = await notes.where({ n: _.gt(0) }).update({ data: { seen: false }, multi: false });
  expect(first.stats.updated).toBe(1);
  expect((await notes.doc('d').remove()).stats.removed).toBe(1);
  expect((await notes.where({ seen: false }).remove()).stats.removed).toBe(1);
  const { list } = await notes
    .aggregate()
    .group({ _id: null, sum: db.command.aggregate.sum('$n') })
    .end();
  expect(list).toStrictEqual([{ _id: null, sum: 5 }]);
});

test('wx-server-sdk runs transactions and tells its own error codes', async () => {
  const notes = db.collection('notes');
  await notes.where({ _id: db.command.exists(true) }).remove();
  await notes.add({
    data: [
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ],
  });
  await db.runTransaction(async (transaction: ReturnType<typeof wxServerSdk>) => {
    const inside = transaction.collection('notes');
    const { data } = await inside.doc('a').get();
    await inside.doc('a').update({ data: { n: data.n - 1 } });
    await inside.doc('b').update({ data: { n: data.n + 1 } });
    await inside.add({ data: { _id: 'c' } });
  });
  expect((await notes.get()).data).toStrictEqual([
    { _id: 'a', n: 0 },
    { _id: 'b', n: 2 },
    { _id: 'c' },
  ]);
  const transaction = await db.startTransaction();
  await transaction.collection('notes').doc('c').remove();
  await transaction.rollback();
  expect((await notes.count()).total).toBe(3);
  await expect(db.collection('nowhere').get()).rejects.toMatchObject({ errCode: -502005 });
  await expect(notes.where({ a: { $foo: 1 } }).get()).rejects.toMatchObject({ errCode: -502001 });
  await db.createCollection('made');
});
