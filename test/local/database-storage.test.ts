import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ObjectId } from 'bson';
import type { Document } from '../../local/cloud/database/ejson.ts';
import { type CollectionDeclaration, openDatabase } from '../../local/cloud/database/index.ts';
import { StartError } from '../../local/cloud/start-error.ts';
import { index } from './support-database.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'database-storage-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const open = (name: string, collections: CollectionDeclaration[] = [{ name: 'd', indexes: [] }]) =>
  openDatabase({ directory: join(directory, name), collections, now: Date.now });

const DOCUMENTS: Document[] = [
  { _id: 'b', at: new Date(5), n: Number.NaN, nothing: null },
  { _id: 'a', id: new ObjectId('f'.repeat(24)), text: '邻\0里', list: [1, [2], { x: -0 }] },
  { _id: 3, constructor: 1 },
];

test('everything is there again after a close, in the same order', async () => {
  const first = await open('again');
  assert.ok(first.isEmpty());
  await first.insertMany('d', DOCUMENTS);
  await first.command('database.addCollection', { collectionName: 'made' });
  await first.insertMany('made', [{ _id: 'm' }]);
  await first.command('database.removeDocument', { collectionName: 'd', query: '{"_id":"b"}' });
  await first.close();
  await first.close();
  await expect(
    first.command('database.getDocument', { collectionName: 'd' }),
  ).rejects.toMatchObject({
    message: expect.stringMatching(/closed/),
  });
  const second = await open('again');
  await second.insertMany('d', [{ _id: 'last' }]);
  await second.close();
  const third = await open('again');
  assert.ok(!third.isEmpty());
  expect([...third.documents('d')]).toStrictEqual([...DOCUMENTS.slice(1), { _id: 'last' }]);
  expect([...third.documents('made')]).toStrictEqual([{ _id: 'm' }]);
  await third.close();
});

test('a seed is wholly there or not at all', async () => {
  const database = await open('seed');
  await expect(
    database.insertMany('d', [{ _id: 1 }, { _id: 2 }, { _id: 1 }]),
  ).rejects.toMatchObject({
    code: 'DATABASE_DUPLICATE_WRITE',
  });
  assert.ok(database.isEmpty());
  await database.close();
});

test('what the caller holds and what the database holds are not the same object', async () => {
  const database = await open('copies');
  const mine = { _id: 'a', list: [1] };
  await database.insertMany('d', [mine]);
  mine.list.push(2);
  const [copy] = database.documents('d');
  ((copy as Document).list as number[]).push(3);
  expect([...database.documents('d')]).toStrictEqual([{ _id: 'a', list: [1] }]);
  await database.close();
});

test('a unique index that the documents contradict is an error at the start', async () => {
  const database = await open('contradiction');
  await database.insertMany('d', [
    { _id: 1, k: 1 },
    { _id: 2, k: 1 },
  ]);
  await database.close();
  await expect(
    open('contradiction', [{ name: 'd', indexes: [index('k', ['k'], true)] }]),
  ).rejects.toMatchObject({
    name: 'StartError',
    message: expect.stringMatching(/unique/),
  });
  await (await open('contradiction')).close();
});

test('a damaged or foreign folder is a clear error, not a crash', async () => {
  const database = await open('damaged');
  await database.insertMany(
    'd',
    Array.from({ length: 2000 }, (_, at) => ({ _id: at, text: `document ${at}`.repeat(5) })),
  );
  await database.close();
  const file = join(directory, 'damaged', 'documents.mdb');
  const whole = await readFile(file);
  const garbage = Buffer.from(whole);
  garbage.fill(0xa5, 3 * 4096, whole.length - 4096);
  const holed = Buffer.from(whole);
  holed.fill(0, whole.length / 2, whole.length - 4096);
  const damages: [string, () => Promise<void>][] = [
    ['cut off', () => truncate(file, whole.length - 8192)],
    ['a stub', () => truncate(file, 100)],
    ['another file', () => writeFile(file, 'not a database '.repeat(2000))],
    ['garbage', () => writeFile(file, garbage)],
    ['a hole', () => writeFile(file, holed)],
  ];
  for (const [name, damage] of damages) {
    await writeFile(file, whole);
    await damage();
    await assert.rejects(open('damaged'), { name: 'StartError', message: /is damaged/ }, name);
  }
  await writeFile(file, whole);
  const again = await open('damaged');
  expect([...again.documents('d')].length).toBe(2000);
  await again.close();
  await writeFile(join(directory, 'damaged', 'novel.txt'), 'It was a dark night');
  await assert.rejects(open('damaged'), (error) => {
    assert.ok(error instanceof StartError);
    return /novel\.txt/.test(error.message);
  });
  await writeFile(join(directory, 'file'), '');
  await expect(open('file')).rejects.toThrow(StartError);
});
