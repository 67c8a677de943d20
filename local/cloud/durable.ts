import { randomBytes } from 'node:crypto';
import { type FileHandle, open, readFile, rename, rm, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Replaces a file in one step: after a crash it holds the old or the new bytes, never half of them. */
export async function writeDurably(
  path: string,
  content: string | Uint8Array,
  mode = 0o666,
): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncDirectory(dirname(path));
}

/** Makes a rename in this folder survive a loss of power. */
export async function syncDirectory(path: string): Promise<void> {
  // Windows cannot open a folder; its rename is as durable as it gets.
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** @returns the parsed file, or undefined if there is none */
export async function readJsonFile(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * A file of one JSON entry a line that only grows. An entry is on the disk before `append` answers;
 * entries that arrive together share one flush.
 */
export class Journal<Entry> {
  readonly #file: FileHandle;
  #waiting: string[] = [];
  #flush: Promise<void> | undefined;
  #writing: Promise<void> = Promise.resolve();

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Opens the journal and gives what is in it. A last line that a crash left unfinished is cut off. */
  static async open<Entry>(path: string): Promise<{ journal: Journal<Entry>; entries: Entry[] }> {
    const file = await open(path, 'a+');
    const content = await readFile(path);
    const end = content.lastIndexOf(0x0a) + 1;
    if (end < content.length) await truncate(path, end);
    const lines = content.subarray(0, end).toString('utf8').split('\n').filter(Boolean);
    return {
      journal: new Journal<Entry>(file),
      entries: lines.map((line) => JSON.parse(line) as Entry),
    };
  }

  append(entry: Entry): Promise<void> {
    this.#waiting.push(`${JSON.stringify(entry)}\n`);
    this.#flush ??= Promise.resolve().then(() => this.#write());
    return this.#flush;
  }

  async close(): Promise<void> {
    await this.#flush;
    await this.#writing;
    await this.#file.close();
  }

  async #write(): Promise<void> {
    const previous = this.#writing;
    const text = this.#waiting.join('');
    this.#waiting = [];
    this.#flush = undefined;
    this.#writing = previous.then(async () => {
      await this.#file.appendFile(text);
      await this.#file.datasync();
    });
    await this.#writing;
  }
}
