import { execFile } from 'node:child_process';
import { mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../../start-error.ts';
import { DiskStore, NO_DISK, type Store } from './store.ts';

const FILE = 'documents.mdb';
const LOCK = `${FILE}-lock`;
/** Says how the last clean close left the file: a file in that state needs no inspection. */
const STATE = 'closed.json';

/** An opened store, and how to leave it. */
export interface OpenedStore {
  store: Store;
  close(): Promise<void>;
}

/**
 * Opens the files of a folder. After a crash, or if anyone else has touched the file, another
 * process reads all of it first: a damaged file can take down the process that maps it.
 * @param directory undefined: nothing is kept
 * @throws StartError if the folder is foreign, damaged or not writable
 */
export async function openStore(directory: string | undefined): Promise<OpenedStore> {
  if (directory === undefined) return { store: NO_DISK, close: async () => undefined };
  const file = join(directory, FILE);
  try {
    await mkdir(directory, { recursive: true });
    const known = new Set([FILE, LOCK, STATE]);
    const stranger = (await readdir(directory)).find((name) => !known.has(name));
    if (stranger) {
      throw new StartError(
        `The database folder ${directory} holds ${stranger}, which is no part of it.`,
      );
    }
    if (await exists(file)) await inspect(directory, file);
    await rm(join(directory, STATE), { force: true });
    const store = await DiskStore.open(file);
    return {
      store,
      async close() {
        await store.close();
        await writeFile(join(directory, STATE), JSON.stringify(await fingerprint(file)));
      },
    };
  } catch (error) {
    if (error instanceof StartError) throw error;
    const { message } = error as Error;
    throw new StartError(`The database folder ${directory} cannot be used: ${message}.`);
  }
}

/** An empty file is one whose making was interrupted: nothing was ever acknowledged from it. */
async function exists(file: string): Promise<boolean> {
  try {
    return (await stat(file)).size > 0;
  } catch {
    return false;
  }
}

async function fingerprint(file: string): Promise<{ size: number; modified: number }> {
  const { size, mtimeMs } = await stat(file);
  return { size, modified: mtimeMs };
}

async function inspect(directory: string, file: string): Promise<void> {
  if (!(await hasWholePages(file))) throw damaged(directory);
  const left = await readFile(join(directory, STATE), 'utf8').catch(() => '');
  if (left === JSON.stringify(await fingerprint(file))) return;
  try {
    await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', READ_EVERYTHING, import.meta.resolve('lmdb'), file],
      { env: { ...process.env, NODE_OPTIONS: '' } },
    );
  } catch {
    throw damaged(directory);
  }
}

const damaged = (directory: string): StartError =>
  new StartError(
    `The database in ${directory} is damaged; put back a copy of the folder, or start anew with --reset.`,
  );

/** Runs in a process of its own, which a damaged file may kill. */
const READ_EVERYTHING = `
  const { open } = await import(process.argv[1]);
  const disk = open({ path: process.argv[2], encoding: 'string', readOnly: true });
  for (const { key, value } of disk.getRange()) {
    if (key[0] !== 'collection' && key[0] !== 'document') process.exit(1);
    JSON.parse(value);
  }
`;

const MAGIC = 0xbeefc0de;

/**
 * LMDB keeps two heads, in the first two pages, each with a magic number and the last page in use.
 * A file that is shorter than its last page was cut off.
 */
async function hasWholePages(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    let start = 0;
    for (const _ of ['first head', 'second head']) {
      const head = Buffer.alloc(160);
      const { bytesRead } = await handle.read(head, 0, head.length, start);
      if (bytesRead < head.length || head.readUInt32LE(24) !== MAGIC) return false;
      const pageSize = head.readUInt32LE(48);
      if (BigInt(size) < (head.readBigUInt64LE(144) + 1n) * BigInt(pageSize)) return false;
      start += pageSize;
    }
    return true;
  } finally {
    await handle.close();
  }
}
