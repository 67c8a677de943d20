import assert from 'node:assert/strict';
import { expect, test } from '@jest/globals';
import { ids, type nodeSdk, notesOverSdk } from './support-database.ts';

const { fill, sdk } = notesOverSdk();

test('runTransaction commits, rolls back, and retries a conflict', async () => {
  const notes = await fill({ _id: 'a', n: 1 }, { _id: 'b', n: 1 });
  const result = await sdk().runTransaction(async (transaction: ReturnType<typeof nodeSdk>) => {
    const inside = transaction.collection('notes');
    const { data } = await inside.doc('a').get();
    expect((await inside.doc('none').get()).data).toBe(null);
    await inside.doc('a').update({ n: data.n + 1 });
    await inside.doc('b').delete();
    await inside.doc('c').set({ n: 5 });
    const added = await inside.add({ _id: 'd', n: 6 });
    expect([added.inserted, added.ok, added.id]).toStrictEqual([1, 1, 'd']);
    expect(ids(await inside.where({ n: sdk().command.gte(5) }).get())).toStrictEqual(['c', 'd']);
    return 'done';
  });
  expect(result).toBe('done');
  expect(ids(await notes.orderBy('_id', 'asc').get())).toStrictEqual(['a', 'c', 'd']);
  await assert.rejects(
    sdk().runTransaction(async (transaction: ReturnType<typeof nodeSdk>) => {
      await transaction.collection('notes').doc('a').update({ n: 100 });
      await transaction.rollback('no');
    }),
    (reason) => reason === 'no',
  );
  expect((await notes.doc('a').get()).data[0].n).toBe(2);
  let attempts = 0;
  await sdk().runTransaction(async (transaction: ReturnType<typeof nodeSdk>) => {
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
  await expect(sdk().collection('nowhere').add({ a: 1 })).rejects.toMatchObject({
    code: 'DATABASE_COLLECTION_NOT_EXIST',
  });
  await expect(sdk().collection('nowhere').get()).rejects.toMatchObject({
    code: 'DATABASE_COLLECTION_NOT_EXIST',
  });
  await sdk().createCollection('made');
  await sdk().collection('made').add({ a: 1 });
  await expect(sdk().createCollection('made')).rejects.toMatchObject({
    code: 'DATABASE_COLLECTION_ALREADY_EXIST',
  });
  await expect(sdk().createCollection('$wrong')).rejects.toMatchObject({ code: 'INVALID_PARAM' });
});
