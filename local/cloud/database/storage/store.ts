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

/** @throws WireError for a document that is too large */
export function storedText(document: Document): string {
  const text = toStoredText(document);
  if (text.length > LIMITS.documentLength) throw refused('the document is larger than 16 MB');
  return text;
}

/**
 * The disk. Batches of requests that arrive together are written in one commit, in their order; a
 * batch is settled once the commit has reached the file, which a killed process does not take back.
 */
export class Store {
  private readonly disk: LmdbDatabase<string, Key>;
  private queue: { batch: StoredBatch; done: () => void; failed: (error: Error) => void }[] = [];
  private last: Promise<void> = Promise.resolve();
  private waiting = false;
  private failure: Error | undefined;

  constructor(file: string) {
    this.disk = open<string, Key>({ path: file, encoding: 'string' });
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

  /** Settles when the batch is on disk; rejects if the disk refused it. */
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

  /** Settles when everything written until now is on disk: what a reader was told must last too. */
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
      // Memory is ahead of the disk now, so nothing more may be written or acknowledged.
      this.failure = refused(`the data folder cannot be written: ${(error as Error).message}`);
      for (const { failed } of queue) failed(this.failure);
      return;
    }
    for (const { done } of queue) done();
  }

  /** Writes what is queued, waits until the disk has it, and lets go of the file. */
  async close(): Promise<void> {
    await this.settled();
    await this.disk.flushed;
    await this.disk.close();
  }
}
