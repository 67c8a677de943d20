import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  index,
  nodeSdk,
  openTestDatabase,
  serveDatabase,
  type TestDatabase,
} from './support-database.ts';

let opened: TestDatabase;
let served: Awaited<ReturnType<typeof serveDatabase>>;
let db: ReturnType<typeof nodeSdk>;

beforeAll(async () => {
  opened = await openTestDatabase([
    'notes',
    'orders',
    { name: 'unique', indexes: [index('k', ['k'], true)] },
  ]);
  served = await serveDatabase(opened.database);
  db = nodeSdk(served.url);
});
afterAll(async () => {
  await served[Symbol.asyncDispose]();
  await opened[Symbol.asyncDispose]();
});

async function fill(...documents: object[]) {
  const notes = db.collection('notes');
  await notes.where({}).remove();
  if (documents.length > 0) await notes.add(documents);
  return notes;
}

const ids = (answer: { data: { _id: string }[] }): string[] => answer.data.map(({ _id }) => _id);

test('runTransaction commits, rolls back, and retries a conflict', async () => {
  const notes = await fill({ _id: 'a', n: 1 }, { _id: 'b', n: 1 });
  const result = await db.runTransaction(async (transaction: ReturnType<typeof nodeSdk>) => {
    const inside = transaction.collection('notes');
    const { data } = await inside.doc('a').get();
    expect((await inside.doc('none').get()).data).toBe(null);
    await inside.doc('a').update({ n: data.n + 1 });
    await inside.doc('b').delete();
    await inside.doc('c').set({ n: 5 });
    const added = await inside.add({ _id: 'd', n: 6 });
    expect([added.inserted, added.ok, added.id]).toStrictEqual([1, 1, 'd']);
    expect(ids(await inside.where({ n: db.command.gte(5) }).get())).toStrictEqual(['c', 'd']);
    return 'done';
  });
  expect(result).toBe('done');
  expect(ids(await notes.orderBy('_id', 'asc').get())).toStrictEqual(['a', 'c', 'd']);
  await assert.rejects(
    db.runTransaction(async (transaction: ReturnType<typeof nodeSdk>) => {
      await transaction.collection('notes').doc('a').update({ n: 100 });
      await transaction.rollback('no');
    }),
    (reason) => reason === 'no',
  );
  expect((await notes.doc('a').get()).data[0].n).toBe(2);
  let attempts = 0;
  await db.runTransaction(async (transaction: ReturnType<typeof nodeSdk>) => {
    attempts += 1;
    const inside = transaction.collection('notes').doc('a');
    const { data } = await inside.get();
    if (attempts === 1) await notes.doc('a').update({ n: 50 });
    await inside.update({ n: data.n + 1 });
  });
  expect(attempts).toBe(2);
  expect((await notes.doc('a').get()).data[0].n).toBe(51);
});

test('a collection is made once, and does not spring into being', async () => {
  await expect(db.collection('nowhere').add({ a: 1 })).rejects.toMatchObject({
    code: 'DATABASE_COLLECTION_NOT_EXIST',
  });
  await expect(db.collection('nowhere').get()).rejects.toMatchObject({
    code: 'DATABASE_COLLECTION_NOT_EXIST',
  });
  await db.createCollection('made');
  await db.collection('made').add({ a: 1 });
  await expect(db.createCollection('made')).rejects.toMatchObject({
    code: 'DATABASE_COLLECTION_ALREADY_EXIST',
  });
  await expect(db.createCollection('$wrong')).rejects.toMatchObject({ code: 'INVALID_PARAM' });
});
