import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { openDatabase } from '../../local/cloud/database/index.ts';

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
