import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import {
  type CollectionDeclaration,
  type Database,
  type DatabaseOptions,
  openDatabase,
  WireError,
} from '../../local/cloud/database/index.ts';
import { httpServer, listen, stopListening } from '../../local/server.ts';

const require = createRequire(import.meta.url);

/** A database in a folder of its own, with a clock that the test moves. */
export interface TestDatabase extends AsyncDisposable {
  database: Database;
  directory: string;
  clock: { now: number };
}

export const index = (name: string, fields: string[], unique = false) => ({
  name,
  unique,
  keys: fields.map((field) => ({ name: field, direction: 1 as const })),
});

export async function openTestDatabase(
  collections: (string | CollectionDeclaration)[],
  options: Partial<DatabaseOptions> = {},
): Promise<TestDatabase> {
  const directory = await mkdtemp(join(tmpdir(), 'database-'));
  const clock = { now: Date.UTC(2026, 0, 2, 3, 4, 5) };
  const database = await openDatabase({
    directory,
    collections: collections.map((one) =>
      typeof one === 'string' ? { name: one, indexes: [] } : one,
    ),
    now: () => clock.now,
    ...options,
  });
  return {
    database,
    directory,
    clock,
    async [Symbol.asyncDispose]() {
      await database.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** CloudBase's endpoint and nothing more: one database behind the wire. */
export async function serveDatabase(
  database: Database,
): Promise<{ url: string } & AsyncDisposable> {
  const server = httpServer([
    async (request, response) => {
      const { action, ...parameters } = JSON.parse(await textOf(request));
      const requestId = 'test';
      let body: Record<string, unknown>;
      try {
        body = { requestId, ...(await database.command(action, parameters)) };
      } catch (error) {
        if (!(error instanceof WireError)) throw error;
        body = { requestId, code: error.code, message: error.message };
      }
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
      return true;
    },
  ]);
  return {
    url: `${await listen(server)}/admin`,
    [Symbol.asyncDispose]: () => stopListening(server),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** The environment that CloudBase gives to a function: without it the SDK looks for its own. */
function pretendToBeAFunction(url: string): void {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'linli-local',
    TENCENTCLOUD_SECRETID: 'id',
    TENCENTCLOUD_SECRETKEY: 'key',
    TCB_CONTEXT_KEYS: 'TCB_CONTEXT_CNFG',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
  });
}

// biome-ignore lint/suspicious/noExplicitAny: the SDKs' own types refuse what the tests send wrongly
type Sdk = any;

/** The database of the real @cloudbase/node-sdk, pointed at an endpoint. */
export function nodeSdk(url: string): Sdk {
  pretendToBeAFunction(url);
  return require('@cloudbase/node-sdk').init({ env: 'linli-local' }).database();
}

/** The database of the real wx-server-sdk, pointed at an endpoint. */
export function wxServerSdk(url: string): Sdk {
  pretendToBeAFunction(url);
  const cloud = require('wx-server-sdk');
  cloud.init({ env: 'linli-local' });
  return cloud.database();
}

/**
 * For a whole file of tests: a database with the collection `notes`, and more, behind the real SDK. `fill`
 * leaves these notes alone in it.
 */
export function notesOverSdk(more: (string | CollectionDeclaration)[] = []) {
  let opened: TestDatabase;
  let served: Awaited<ReturnType<typeof serveDatabase>>;
  let db: Sdk;
  beforeAll(async () => {
    opened = await openTestDatabase(['notes', ...more]);
    served = await serveDatabase(opened.database);
    db = nodeSdk(served.url);
  });
  afterAll(async () => {
    await served[Symbol.asyncDispose]();
    await opened[Symbol.asyncDispose]();
  });
  return {
    sdk: (): Sdk => db,
    clock: () => opened.clock,
    async fill(...documents: object[]): Promise<Sdk> {
      const notes = db.collection('notes');
      await notes.where({}).remove();
      if (documents.length > 0) await notes.add(documents);
      return notes;
    },
  };
}

export const ids = (answer: { data: { _id: string }[] }): string[] =>
  answer.data.map(({ _id }) => _id);
