import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from './index.ts';

/** One figure of the bench. */
interface Measure {
  name: string;
  value: number;
  unit: string;
}

const DOCUMENTS = 50_000;
const BUILDINGS = 38;
/** requests under way at once, as a busy function platform sends them */
const PARALLEL = 32;

/** Requests per second of the database itself, over 50,000 documents, in a folder of its own. */
export async function measureDatabase(): Promise<Measure[]> {
  const directory = await mkdtemp(join(tmpdir(), 'database-bench-'));
  const database = await openDatabase({
    directory,
    now: Date.now,
    collections: [
      {
        name: 'people',
        indexes: [{ name: 'phone', unique: true, keys: [{ name: 'phone', direction: 1 }] }],
      },
      { name: 'shifts', indexes: [] },
      { name: 'entries', indexes: [] },
    ],
  });
  try {
    await fill(database);
    return [
      await measure('cloud/insert', 5000, (at) => insert(database, at)),
      await measure('cloud/look-up', 10_000, (at) => lookUp(database, at)),
      await measure('cloud/conditional-update', 5000, (at) => takePlace(database, at)),
      await measure('cloud/aggregate', 40, () => sumByBuilding(database)),
    ];
  } finally {
    await database.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function fill(database: Database): Promise<void> {
  const people = Array.from({ length: DOCUMENTS }, (_, at) => ({
    _id: `person-${at}`,
    phone: `1390000${at}`,
    name: `王芳 ${at}`,
    building: at % BUILDINGS,
    points: at % 100,
    active: at % 3 !== 0,
    joinedAt: new Date(at * 1000),
  }));
  await database.insertMany('people', people);
  await database.insertMany(
    'shifts',
    Array.from({ length: 100 }, (_, at) => ({ _id: `shift-${at}`, places: 1_000_000 })),
  );
}

async function measure(
  name: string,
  requests: number,
  request: (at: number) => Promise<unknown>,
): Promise<Measure> {
  for (let at = 0; at < requests / 10; at++) await request(-1 - at);
  const start = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < requests) await request(next++);
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  const seconds = (performance.now() - start) / 1000;
  return { name, value: Math.round(requests / seconds), unit: 'requests/s' };
}

function insert(database: Database, at: number): Promise<unknown> {
  const document = {
    _id: `entry-${at}`,
    account: `account-${at % 100}`,
    points: { $numberInt: '5' },
  };
  return database.command('database.insertDocument', {
    collectionName: 'entries',
    data: [JSON.stringify(document)],
  });
}

function lookUp(database: Database, at: number): Promise<unknown> {
  const phone = `1390000${Math.abs(at * 7919) % DOCUMENTS}`;
  return database.command('database.getDocument', {
    collectionName: 'people',
    queryType: 'WHERE',
    query: JSON.stringify({ phone }),
    limit: 1,
  });
}

function takePlace(database: Database, at: number): Promise<unknown> {
  const query = { _id: `shift-${Math.abs(at) % 100}`, places: { $gt: { $numberInt: '0' } } };
  return database.command('database.modifyDocument', {
    collectionName: 'shifts',
    queryType: 'WHERE',
    query: JSON.stringify(query),
    data: JSON.stringify({ $inc: { places: { $numberInt: '-1' } } }),
    multi: true,
    merge: true,
    upsert: false,
  });
}

function sumByBuilding(database: Database): Promise<unknown> {
  const group = { _id: '$building', count: { $sum: 1 }, points: { $sum: '$points' } };
  return database.command('database.aggregateDocuments', {
    collectionName: 'people',
    stages: [
      { stageKey: '$match', stageValue: JSON.stringify({ active: true }) },
      { stageKey: '$group', stageValue: JSON.stringify(group) },
    ],
  });
}
