import { randomBytes } from 'node:crypto';
import { mkdir, readdir, realpath, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readJsonFile, writeDurably } from './durable.ts';
import { type Lock, lockDirectory } from './lock.ts';
import { StartError } from './start-error.ts';

/** Whose data a folder holds. */
export interface Application {
  /** lower-case letters: in the name of the folder's marker and in it */
  id: string;
  /** as messages call it */
  name: string;
}

const FORMAT = 1;
/** Everything that a running cloud keeps; a reset removes these and nothing else. */
const CONTENTS = [
  'database',
  'files',
  'code',
  'clock.json',
  'timers.json',
  'personas.json',
  'secrets.json',
  'open-api.jsonl',
  'functions.log',
  'functions.log.old',
  'seed.json',
];
/** What a system puts into an otherwise empty folder. */
const IGNORED = new Set(['lost+found', '.DS_Store']);

export interface DataDirectory {
  /** absolute, symbolic links resolved */
  path: string;
  secrets: Secrets;
  lock: Lock;
}

export interface Secrets {
  /** for the functions: 32 random bytes, base64 */
  dataKey: string;
  /** signs addresses of files, base64 */
  fileKey: string;
}

/**
 * Makes or takes the data folder, for this process alone.
 * @throws StartError if it cannot be written, is not ours, or is in use
 */
export async function openDataDirectory(
  directory: string,
  { application, reset = false }: { application: Application; reset?: boolean | undefined },
): Promise<DataDirectory> {
  const path = await makeDirectory(resolve(directory));
  const lock = await lockDirectory(path, application);
  try {
    await claim(path, application, reset);
    return { path, lock, secrets: await openSecrets(path) };
  } catch (error) {
    await lock.release();
    throw error instanceof StartError ? error : new StartError(unwritable(path, error));
  }
}

async function makeDirectory(directory: string): Promise<string> {
  try {
    await makeWithParents(directory);
    const path = await realpath(directory);
    if ((await stat(path)).isDirectory()) return path;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTDIR') {
      throw new StartError(unwritable(directory, error));
    }
  }
  throw new StartError(`The data folder ${directory} is a file, not a folder.`);
}

/** Like mkdir with `recursive`, which never ends where the system itself refuses folders (/proc). */
async function makeWithParents(directory: string): Promise<void> {
  try {
    await mkdir(directory);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    const parent = dirname(directory);
    if (code !== 'ENOENT' || (await exists(parent)) || parent === directory) throw error;
    await makeWithParents(parent);
    await mkdir(directory);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** A folder with the application's marker is its own; one without is never emptied. */
async function claim(path: string, application: Application, reset: boolean): Promise<void> {
  const { id, name } = application;
  const file = `${id}-data.json`;
  const marker = join(path, file);
  const found = await readMarker(marker, application);
  if (found === undefined) {
    const foreign = (await readdir(path)).filter((one) => !IGNORED.has(one));
    if (foreign.length > 0) {
      throw new StartError(
        `The folder ${path} is not empty and holds no ${file}, so it is not ${name}'s; choose another with --data.`,
      );
    }
  } else if (found !== FORMAT && !reset) {
    throw new StartError(
      `The data folder ${path} was written by another version of ${name}; start with --reset to begin anew or choose another with --data.`,
    );
  }
  if (reset && found !== undefined) {
    for (const one of CONTENTS) await rm(join(path, one), { recursive: true, force: true });
  }
  await writeDurably(marker, `${JSON.stringify({ program: id, format: FORMAT })}\n`);
}

/** @returns the format of the folder, or undefined if it has no marker */
async function readMarker(marker: string, { id, name }: Application): Promise<unknown> {
  try {
    const content = (await readJsonFile(marker)) as
      | { program?: unknown; format?: unknown }
      | undefined;
    if (content === undefined) return undefined;
    if (content?.program === id) return content.format ?? null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new StartError(`The file ${marker} is not ${name}'s; choose another folder with --data.`);
}

async function openSecrets(path: string): Promise<Secrets> {
  const file = join(path, 'secrets.json');
  const found = (await readJsonFile(file)) as Partial<Secrets> | undefined;
  if (found?.dataKey && found.fileKey) return found as Secrets;
  const secrets: Secrets = {
    dataKey: randomBytes(32).toString('base64'),
    fileKey: randomBytes(32).toString('base64'),
  };
  await writeDurably(file, `${JSON.stringify(secrets)}\n`, 0o600);
  return secrets;
}

function unwritable(path: string, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return `The data folder ${path} cannot be written (${code ?? message}); choose another with --data.`;
}
