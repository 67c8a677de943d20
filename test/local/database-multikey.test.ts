import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import type { Document } from '../../local/cloud/database/ejson.ts';
import { openDatabase } from '../../local/cloud/database/index.ts';
import { openTestDatabase } from './support-database.ts';

it('the first query over an index of arrays gives each document once', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'linli-multikey-'));
  const keys = [{ name: 'lineage', direction: 1 as const }];
  const database = await openDatabase({
    directory,
    collections: [{ name: 'places', indexes: [{ name: 'tree', keys, unique: false }] }],
    now: () => 0,
  });
  await database.insertMany('places', [{ _id: 'b', lineage: ['oak', 'oak.a', 'oak.a.b'] }]);
  const answer = await database.command('database.getDocument', {
    collectionName: 'places',
    queryType: 'WHERE',
    query: JSON.stringify({ lineage: { $gte: 'o' } }),
  });
  expect((answer.data as { list: string[] }).list.length).toBe(1);
  await database.close();
  await rm(directory, { recursive: true });
});

it('a sparse unique index leaves documents without the field out, and hides none of them', async () => {
  const keys = [{ name: 'k', direction: 1 as const }];
  const sparse = { name: 'k', keys, unique: true, sparse: true as const };
  await using test = await openTestDatabase([{ name: 'd', indexes: [sparse] }]);
  await test.database.insertMany('d', [{ _id: 'a' }, { _id: 'b' }, { _id: 'c', k: null }]);
  const add = (document: Document) => test.database.insertMany('d', [document]);
  await expect(add({ _id: 'd', k: null })).rejects.toThrow('E11000');
  await add({ _id: 'e', k: 1 });
  await expect(add({ _id: 'f', k: 1 })).rejects.toThrow('E11000');
  const found = async (query: object, sort: object) => {
    const answer = await test.database.command('database.getDocument', {
      collectionName: 'd',
      queryType: 'WHERE',
      query: JSON.stringify(query),
      order: [sort],
    });
    return (answer.data as { list: string[] }).list.length;
  };
  expect(await found({ k: null }, { field: 'k', direction: 'asc' })).toBe(3);
  expect(await found({}, { field: 'k', direction: 'asc' })).toBe(4);
});
