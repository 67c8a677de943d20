import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  openTestDatabase,
  serveDatabase,
  type TestDatabase,
  wxServerSdk,
} from './support-database.ts';

let opened: TestDatabase;
let served: Awaited<ReturnType<typeof serveDatabase>>;
let db: ReturnType<typeof wxServerSdk>;

before(async () => {
  opened = await openTestDatabase(['notes']);
  served = await serveDatabase(opened.database);
  db = wxServerSdk(served.url);
});
after(async () => {
  await served[Symbol.asyncDispose]();
  await opened[Symbol.asyncDispose]();
});

test('wx-server-sdk reads and writes documents', async () => {
  const _ = db.command;
  const notes = db.collection('notes');
  assert.deepEqual((await notes.add({ data: { _id: 'a', n: 1 } }))._id, 'a');
  assert.deepEqual(
    (
      await notes.add({
        data: [
          { _id: 'b', n: 2 },
          { _id: 'c', n: 3 },
        ],
      })
    )._ids,
    ['b', 'c'],
  );
  assert.deepEqual((await notes.doc('a').get()).data, { _id: 'a', n: 1 });
  await assert.rejects(notes.doc('none').get(), { errMsg: /none does not exist/ });
  const { data } = await notes
    .where({ n: _.gt(1) })
    .orderBy('n', 'desc')
    .limit(1)
    .get();
  assert.deepEqual(data, [{ _id: 'c', n: 3 }]);
  assert.equal((await notes.where({ n: _.gt(1) }).count()).total, 2);
  assert.equal((await notes.doc('a').update({ data: { n: _.inc(4) } })).stats.updated, 1);
  assert.deepEqual((await notes.doc('d').set({ data: { n: 9 } })).stats, {
    updated: 0,
    created: 1,
  });
  assert.deepEqual((await notes.doc('d').set({ data: { n: 8 } })).stats, {
    updated: 1,
    created: 0,
  });
  const all = await notes.where({ n: _.gt(0) }).update({ data: { seen: true } });
  assert.equal(all.stats.updated, 4);
  const first = await notes.where({ n: _.gt(0) }).update({ data: { seen: false }, multi: false });
  assert.equal(first.stats.updated, 1);
  assert.equal((await notes.doc('d').remove()).stats.removed, 1);
  assert.equal((await notes.where({ seen: false }).remove()).stats.removed, 1);
  const { list } = await notes
    .aggregate()
    .group({ _id: null, sum: db.command.aggregate.sum('$n') })
    .end();
  assert.deepEqual(list, [{ _id: null, sum: 5 }]);
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
  assert.deepEqual((await notes.get()).data, [
    { _id: 'a', n: 0 },
    { _id: 'b', n: 2 },
    { _id: 'c' },
  ]);
  const transaction = await db.startTransaction();
  await transaction.collection('notes').doc('c').remove();
  await transaction.rollback();
  assert.equal((await notes.count()).total, 3);
  await assert.rejects(db.collection('nowhere').get(), { errCode: -502005 });
  await assert.rejects(notes.where({ a: { $foo: 1 } }).get(), { errCode: -502001 });
  await db.createCollection('made');
});
