import { type FileHandle, open as openFile } from 'node:fs/promises';
import { type Database as LmdbDatabase, open } from 'lmdb';
import { type Document, fromStoredText, toStoredText } from '../ejson.ts';
import { refused } from '../error.ts';
import { LIMITS } from '../limits.ts';

type Key = [kind: 'collection', name: string] | [kind: 'document', name: string, sequence: number];

/** One write to disk: without a text the key is removed. */
interface StoredWrite {
  key: Key;
  text: string | undefined;
}

/** Everything that one acknowledged request writes: on disk wholly or not at all. */
export type StoredBatch = StoredWrite[];

/** Where documents outlive the process, behind those in memory. */
export interface Store {
  /** names of the collections that are there */
  collections(): string[];
  documents(collection: string): Iterable<[sequence: number, document: Document]>;
  /** Settles when the batch is on disk; rejects if the disk refused it. */
  write(batch: StoredBatch): Promise<void>;
  /** Settles when everything written until now is on disk: what a reader was told must last too. */
  settled(): Promise<void>;
}

/** Keeps nothing: what is written ends with the process. */
export const NO_DISK: Store = {
  collections: () => [],
  documents: () => [],
  write: async () => undefined,
  settled: async () => undefined,
};

/** @throws WireError for a document that is too large */
export function storedText(document: Document): string {
  const text = toStoredText(document);
  if (text.length > LIMITS.documentLength) throw refused('the document is larger than 16 MB');
  return text;
}

/** Milliseconds after a commit until the disk itself is told to keep it. */
const SYNC_AFTER = 1000;

/**
 * The disk. Batches of requests that arrive together are written in one commit, in their order; a
 * batch is settled once the commit is in the file, which `kill -9` does not take back: the system
 * holds it. Waiting for the disk itself at every commit would cost each write several milliseconds,
 * so that is done in the background; only a power cut can cost the last second.
 */
export class DiskStore implements Store {
  private readonly disk: LmdbDatabase<string, Key>;
  private queue: { batch: StoredBatch; done: () => void; failed: (error: Error) => void }[] = [];
  private last: Promise<void> = Promise.resolve();
  private waiting = false;
  private failure: Error | undefined;
  private syncTimer: NodeJS.Timeout | undefined;
  private readonly file: FileHandle;

  private constructor(disk: LmdbDatabase<string, Key>, file: FileHandle) {
    this.disk = disk;
    this.file = file;
  }

  static async open(path: string): Promise<DiskStore> {
    const disk = open<string, Key>({ path, encoding: 'string', noSync: true });
    return new DiskStore(disk, await openFile(path, 'r+'));
  }

  collections(): string[] {
    const range = this.disk.getKeys({ start: ['collection', ''], end: ['collection', '\uffff'] });
    return [...range].map((key) => key[1]);
  }

  *documents(collection: string): Generator<[sequence: number, document: Document]> {
    const range = this.disk.getRange({
      start: ['document', collection, 0],
      end: ['document', collection, Number.MAX_SAFE_INTEGER],
    });
    for (const { key, value } of range) yield [key[2] as number, fromStoredText(value)];
  }

  write(batch: StoredBatch): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    if (batch.length === 0) return this.settled();
    const written = new Promise<void>((done, failed) => this.queue.push({ batch, done, failed }));
    this.last = written;
    if (!this.waiting) {
      this.waiting = true;
      setImmediate(() => this.flush());
    }
    return written;
  }

  async settled(): Promise<void> {
    if (this.waiting) await this.last;
  }

  private flush(): void {
    const { queue } = this;
    this.queue = [];
    this.waiting = false;
    try {
      this.disk.transactionSync(() => {
        for (const { batch } of queue) {
          for (const { key, text } of batch) {
            if (text === undefined) this.disk.removeSync(key);
            else this.disk.putSync(key, text);
          }
        }
      });
    } catch (error) {
      const failure = this.fail(error as Error);
      for (const { failed } of queue) failed(failure);
      return;
    }
    for (const { done } of queue) done();
    this.syncTimer ??= setTimeout(() => this.sync(), SYNC_AFTER).unref();
  }

  private sync(): void {
    this.syncTimer = undefined;
    this.file.datasync().catch((error: Error) => this.fail(error));
  }

  /** Memory is ahead of the disk now, so nothing more may be written or acknowledged. */
  private fail(error: Error): Error {
    this.failure ??= refused(`the data folder cannot be written: ${error.message}`);
    return this.failure;
  }

  /** Writes what is queued, waits until the disk has it, and lets go of the file. */
  async close(): Promise<void> {
    try {
      await this.settled();
    } finally {
      clearTimeout(this.syncTimer);
      await this.disk.close();
      await this.file.datasync();
      await this.file.close();
    }
  }
}
