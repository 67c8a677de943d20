import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { syncDirectory, writeDurably } from './durable.ts';

/** A stored file is larger than the storage takes. */
export class FileTooLarge extends Error {}

/**
 * Files by path, each under the hash of its path: no path of a client ever reaches the disk, and
 * names that a disk would confuse stay apart.
 */
export class FileStore {
  readonly #directory: string;

  private constructor(directory: string) {
    this.#directory = directory;
  }

  static async open(directory: string): Promise<FileStore> {
    await mkdir(directory, { recursive: true });
    // Uploads that a crash interrupted.
    for (const name of await readdir(directory)) {
      if (name.endsWith('.tmp')) await rm(join(directory, name), { force: true });
    }
    return new FileStore(directory);
  }

  /** Stores all of a stream; it is there wholly or not at all. */
  async write(path: string, source: AsyncIterable<Uint8Array>, limit: number): Promise<void> {
    const temporary = join(this.#directory, `${randomBytes(12).toString('hex')}.tmp`);
    try {
      const file = await open(temporary, 'wx');
      try {
        await copy(source, file, limit);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, this.#place(path));
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncDirectory(this.#directory);
  }

  async writeBytes(path: string, bytes: Uint8Array): Promise<void> {
    await writeDurably(this.#place(path), bytes);
  }

  /** @returns the size in bytes, or undefined if there is no such file */
  async size(path: string): Promise<number | undefined> {
    try {
      return (await stat(this.#place(path))).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** @returns the opened file, to be closed by the caller, or undefined if there is none */
  async open(path: string): Promise<FileHandle | undefined> {
    try {
      return await open(this.#place(path), 'r');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** @returns false if there was none */
  async remove(path: string): Promise<boolean> {
    if ((await this.size(path)) === undefined) return false;
    await rm(this.#place(path), { force: true });
    await syncDirectory(this.#directory);
    return true;
  }

  #place(path: string): string {
    return join(this.#directory, createHash('sha256').update(path).digest('hex'));
  }
}

async function copy(
  source: AsyncIterable<Uint8Array>,
  file: FileHandle,
  limit: number,
): Promise<void> {
  let size = 0;
  for await (const part of source) {
    size += part.length;
    if (size > limit) throw new FileTooLarge(`the file is larger than ${limit} bytes`);
    await file.appendFile(part);
  }
}
