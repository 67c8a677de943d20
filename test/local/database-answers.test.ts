import assert from 'node:assert/strict';
import { expect, test } from '@jest/globals';
import { index, notesOverSdk, openTestDatabase } from './support-database.ts';

/** Codes, counts and texts that CloudBase answers with, where a database might as well answer otherwise. */

const { fill, sdk } = notesOverSdk();

test('a field name that begins with $ is DATABASE_REQUEST_FAILED', async () => {
  const notes = await fill({ _id: 'a' });
  const code = { code: 'DATABASE_REQUEST_FAILED' };
  await assert.rejects(notes.add({ $_key: 1 }), code);
  await assert.rejects(notes.add([{ n: 1 }, { inner: [{ $_key: 1 }] }]), code);
  await assert.rejects(notes.doc('a').set({ inner: { $_key: 1 } }), code);
  expect((await notes.count()).total).toBe(1);
});

test('a field name may end with a dot', async () => {
  const notes = await fill();
  const held = { _id: 'a', 'key.': '1', list: [{ 'inner.': 2 }] };
  expect((await notes.add(held)).id).toBe('a');
  expect((await notes.where({ _id: 'a' }).update({ data: { a: null } })).updated).toBe(1);
  expect((await notes.doc('a').get()).data).toStrictEqual([{ ...held, data: { a: null } }]);
  expect((await notes.doc('a').set({ 'other.': 1 })).updated).toBe(1);
  await expect(notes.add({ 'a.b': 1 })).rejects.toMatchObject({ code: 'INVALID_PARAM' });
  await expect(notes.doc('a').update({ 'other.': 2 })).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  });
});

test('what changes nothing is counted by set and updateAndReturn, not by update', async () => {
  const notes = await fill({ _id: 'a', n: 1 });
  expect((await notes.doc('a').update({ n: 1 })).updated).toBe(0);
  expect((await notes.where({ n: 1 }).update({ n: 1 })).updated).toBe(0);
  expect((await notes.doc('a').set({ n: 1 })).updated).toBe(1);
  const { updated, doc } = await notes.where({ n: 1 }).updateAndReturn({ n: 1 });
  expect([updated, doc]).toStrictEqual([1, { _id: 'a', n: 1 }]);
  const none = await notes.where({ n: 2 }).updateAndReturn({ n: 1 });
  expect([none.updated, none.doc]).toStrictEqual([0, null]);
  const transaction = await sdk().startTransaction();
  const inside = transaction.collection('notes');
  expect((await inside.where({ n: 1 }).updateAndReturn({ n: 1 })).updated).toBe(1);
  await transaction.rollback();
});

test('geoNear takes a distanceField beside a query', async () => {
  const _ = sdk().command;
  const day = new Date('2026-01-02T00:00:00Z');
  const at = (longitude: number, latitude: number) => new (sdk().Geo.Point)(longitude, latitude);
  const notes = await fill(
    { _id: 'today', city: 'Guangzhou', date: day, location: at(113.30593, 23.1361155) },
    { _id: 'earlier', city: 'Hangzhou', date: new Date(5), location: at(113.306789, 23.1564721) },
    { _id: 'elsewhere', city: 'Beijing', date: new Date(5), location: at(116.3949, 39.9163) },
  );
  const { data } = await notes
    .aggregate()
    .geoNear({
      distanceField: 'distance',
      spherical: true,
      near: at(113.3089506, 23.0968251),
      query: { city: /zhou/, date: _.lt(day) },
      key: 'location',
      includeLocs: 'location',
    })
    .end();
  expect(
    data.map(({ _id, distance }: { _id: string; distance: number }) => [_id, Math.round(distance)]),
  ).toStrictEqual([['earlier', 6644]]);
});

test('a conflict and a transaction that is over have the texts that clients compare', async () => {
  const notes = await fill({ _id: 'a', n: 1 });
  const late = await sdk().startTransaction();
  await late.collection('notes').doc('a').get();
  await notes.doc('a').update({ n: 2 });
  await expect(late.collection('notes').doc('a').update({ n: 3 })).rejects.toMatchObject({
    code: 'DATABASE_TRANSACTION_CONFLICT',
    message:
      '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ' +
      'Please check your request, but if the problem persists, contact us.',
  });
  const ended = await sdk().startTransaction();
  await ended.commit();
  await expect(ended.collection('notes').doc('a').set({ n: 3 })).rejects.toMatchObject({
    code: 'DATABASE_TRANSACTION_FAIL',
    message:
      '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, ' +
      'transaction must be commit or abort in 30 seconds. ' +
      'Please check your request, but if the problem persists, contact us.',
  });
});

test('no collection comes into being by a write, and none twice', async () => {
  const code = { code: 'DATABASE_COLLECTION_NOT_EXIST' };
  await assert.rejects(sdk().collection('nowhere').add({ n: 1 }), code);
  await assert.rejects(sdk().collection('nowhere').doc('a').set({ n: 1 }), code);
  await sdk().createCollection('made');
  await expect(sdk().createCollection('made')).rejects.toMatchObject({
    code: 'DATABASE_COLLECTION_ALREADY_EXIST',
  });
});

test('a collection has at most 100 indexes, of at most 31 fields each', async () => {
  const names = (count: number) => Array.from({ length: count }, (_, at) => `f${at}`);
  const declare = (indexes: number, fields: number) =>
    openTestDatabase([
      { name: 'd', indexes: names(indexes).map((name) => index(name, names(fields))) },
    ]);
  await (await declare(100, 31))[Symbol.asyncDispose]();
  await expect(declare(101, 1)).rejects.toMatchObject({
    name: 'StartError',
    message: expect.stringMatching(/at most 100 indexes/),
  });
  await expect(declare(1, 32)).rejects.toMatchObject({
    name: 'StartError',
    message: expect.stringMatching(/at most 31 fields/),
  });
});
