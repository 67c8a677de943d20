import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { test } from '@jest/globals';
import { build } from 'esbuild';
import { openDatabase } from '../../local/cloud/database/index.ts';
import { ACCOUNTS, COLLECTIONS } from './support-database-load.ts';

const KILLS = 20;
const CACHE = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url));

/** What the killed processes had acknowledged. */
interface Acknowledged {
  single: string[];
  batches: string[];
  marks: string[];
  transfers: number;
}

test('what is acknowledged survives kill -9, and nothing is there by half', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'database-kill-'));
  const writer = await buildWriter();
  const acknowledged: Acknowledged = { single: [], batches: [], marks: [], transfers: 0 };
  try {
    await prepare(directory);
    for (let kill = 0; kill < KILLS; kill++) {
      const milliseconds = Math.floor(Math.random() * 150);
      await writeAndKill([writer, directory, `r${kill}`], milliseconds, acknowledged);
      await check(directory, acknowledged);
    }
    assert.ok(acknowledged.single.length > KILLS, 'the load inserted documents');
    assert.ok(acknowledged.batches.length > KILLS, 'the load inserted batches');
    assert.ok(acknowledged.transfers > KILLS, 'the load moved amounts');
  } finally {
    await rm(directory, { recursive: true, force: true });
    await rm(dirname(writer), { recursive: true, force: true });
  }
});

/** The writer as plain JavaScript, which starts in a fraction of the time; it needs node_modules. */
async function buildWriter(): Promise<string> {
  await mkdir(CACHE, { recursive: true });
  const outfile = join(await mkdtemp(join(CACHE, 'database-kill-')), 'writer.mjs');
  const source = fileURLToPath(new URL('./support-database-writer.ts', import.meta.url));
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  return outfile;
}

async function prepare(directory: string): Promise<void> {
  const database = await openDatabase({ directory, collections: COLLECTIONS, now: Date.now });
  await database.insertMany(
    'accounts',
    Array.from({ length: ACCOUNTS }, (_, at) => ({ _id: `account-${at}`, balance: 100, moves: 0 })),
  );
  await database.insertMany('marked', [{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }]);
  await database.close();
}

async function writeAndKill(
  command: string[],
  milliseconds: number,
  acknowledged: Acknowledged,
): Promise<void> {
  const writer = spawn(process.execPath, command, {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  writer.stderr.on('data', (data) => {
    complaints += data;
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    writer.once('close', (_, signal) => resolve(signal)),
  );
  for await (const line of createInterface({ input: writer.stdout })) {
    const [kind, name] = line.split(' ') as [string, string];
    if (kind === 'ready') setTimeout(() => writer.kill('SIGKILL'), milliseconds);
    else if (kind === 'single') acknowledged.single.push(name);
    else if (kind === 'batch') acknowledged.batches.push(name);
    else if (kind === 'mark') acknowledged.marks.push(name);
    else acknowledged.transfers += 1;
  }
  assert.equal(await ended, 'SIGKILL', complaints);
}

async function check(directory: string, acknowledged: Acknowledged): Promise<void> {
  const database = await openDatabase({ directory, collections: COLLECTIONS, now: Date.now });
  const single = new Set([...database.documents('single')].map(({ _id }) => _id));
  for (const id of acknowledged.single) assert.ok(single.has(id), `${id} is missing`);

  const sizes = new Map<unknown, number>();
  for (const { batch } of database.documents('batches')) {
    sizes.set(batch, (sizes.get(batch) ?? 0) + 1);
  }
  for (const batch of acknowledged.batches) assert.ok(sizes.has(batch), `${batch} is missing`);
  for (const [batch, size] of sizes) assert.equal(size, 5, `${batch} is there by half`);

  const marks = new Set([...database.documents('marked')].map(({ mark }) => mark));
  assert.equal(marks.size, 1, 'an update of all documents is there by half');
  const last = acknowledged.marks.at(-1);
  if (last !== undefined) assert.ok(isNotBefore([...marks][0] as string, last));

  const accounts = [...database.documents('accounts')];
  const total = (field: string) =>
    accounts.reduce((sum, account) => sum + (account[field] as number), 0);
  assert.equal(total('balance'), ACCOUNTS * 100, 'an amount was lost or made');
  assert.ok(total('moves') >= acknowledged.transfers * 2, 'a transfer is missing');
  await database.close();
}

/** Marks are `r<round>-<count>`. */
function isNotBefore(mark: string, other: string): boolean {
  const [round, count] = mark.slice(1).split('-').map(Number) as [number, number];
  const [otherRound, otherCount] = other.slice(1).split('-').map(Number) as [number, number];
  return round > otherRound || (round === otherRound && count >= otherCount);
}
