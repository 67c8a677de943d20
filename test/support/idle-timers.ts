import { createHash } from 'node:crypto';
import type { Outcome } from '../../local/cloud/function-instance.ts';
import { type Read, readsOf } from './reads.ts';

type Documents = Record<string, unknown>[];

/** A run of a timer that found nothing to do. */
interface IdleRun {
  /** what it read → the hash of what it found */
  found: ReadonlyMap<string, { read: Read; hash: string }>;
  lines: readonly string[];
  outcome: Outcome;
}

export interface IdleTimersOptions {
  /** whether nothing else is under way that a run could meet */
  isAlone(): boolean;
  collections: ReadonlySet<string>;
  documents(collection: string): Documents;
  /** a number that changes with the documents */
  revision(collection: string): number;
}

/** Runs that are kept of one timer at one time. */
const KEPT = 16;
const MINUTE = 60_000;

/** Function, trigger, minute → runs, the newest first. Outlives the test file: most begin with the same documents. */
const known = new Map<string, IdleRun[]>();

/**
 * Runs of timers that only read, and what they found. Where a test lets hours go by again and again, most timers
 * find at the same minute the same documents as before, and would find nothing to do once more: they need not run.
 */
export class IdleTimers {
  readonly #options: IdleTimersOptions;
  readonly #kept = new Map<string, { revision: number; value: unknown }>();
  /** whether the test lets time go by, and does not ask about the timers themselves */
  isPassing = false;

  constructor(options: IdleTimersOptions) {
    this.#options = options;
  }

  /** @returns what an equal run has said and answered, if it did nothing */
  find(timer: string, now: number): Pick<IdleRun, 'lines' | 'outcome'> | undefined {
    if (!this.#isAtWork()) return undefined;
    return known.get(keyOf(timer, now))?.find(({ found }) => this.#isFoundAgain(found));
  }

  /** Takes down a run from its start. */
  watch(timer: string, now: number): IdleWatch | undefined {
    if (!this.#isAtWork()) return undefined;
    const before = this.#revisions();
    return new IdleWatch((reads, lines, outcome) => {
      if (outcome.kind !== 'done' || this.#revisions() !== before) return;
      const found = new Map(
        [...reads].map(([name, read]) => [name, { read, hash: this.#hashOf(read) }]),
      );
      const key = keyOf(timer, now);
      known.set(key, [{ found, lines, outcome }, ...(known.get(key) ?? [])].slice(0, KEPT));
    });
  }

  #isAtWork(): boolean {
    return this.isPassing && this.#options.isAlone();
  }

  #revisions(): string {
    return [...this.#options.collections].map(this.#options.revision).join();
  }

  #isFoundAgain(found: IdleRun['found']): boolean {
    for (const { read, hash } of found.values()) if (this.#hashOf(read) !== hash) return false;
    return true;
  }

  #hashOf({ collection, of }: Read): string {
    if (of === 'all') return this.#keptOf(`all ${collection}`, collection, hashed);
    if (of === 'first id') return String(this.#documentsOf(collection)[0]?._id);
    const ids = this.#keptOf(`${of.path} ${of.from}`, of.from, (all) => valuesOf(all, of.path));
    const byId = this.#keptOf(`ids ${collection}`, collection, hashesById);
    return ids.map((id) => byId.get(id) ?? '').join();
  }

  #documentsOf(collection: string): Documents {
    return this.#keptOf(`documents ${collection}`, collection, (all) => all);
  }

  /** Made of a collection's documents, and made anew when they have changed. */
  #keptOf<Value>(name: string, collection: string, make: (all: Documents) => Value): Value {
    const { collections, documents } = this.#options;
    const isThere = collections.has(collection);
    const revision = isThere ? this.#options.revision(collection) : 0;
    const before = this.#kept.get(name);
    if (before?.revision === revision) return before.value as Value;
    const value = make(isThere ? documents(collection) : []);
    this.#kept.set(name, { revision, value });
    return value;
  }
}

function keyOf(timer: string, now: number): string {
  return `${timer} ${Math.floor(now / MINUTE)}`;
}

function hashed(value: unknown): string {
  return createHash('sha1').update(JSON.stringify(value)).digest('base64');
}

function hashesById(all: Documents): Map<unknown, string> {
  return new Map(all.map((one) => [one._id, hashed(one)]));
}

/** What stands at a path, as a join takes it: each element of an array by itself. */
function valuesOf(all: Documents, path: string): unknown[] {
  return path
    .split('.')
    .reduce<unknown[]>(
      (values, field) =>
        values.flatMap((value) => (value as Record<string, unknown> | null)?.[field]),
      all,
    );
}

type Keep = (reads: ReadonlyMap<string, Read>, lines: readonly string[], outcome: Outcome) => void;

/** Sees what a run asks for and prints. */
export class IdleWatch {
  readonly #keep: Keep;
  readonly #reads = new Map<string, Read>();
  readonly #lines: string[] = [];
  #isIdle = true;

  constructor(keep: Keep) {
    this.#keep = keep;
  }

  printed(line: string): void {
    this.#lines.push(line);
  }

  /** @param body of a request; undefined for one that goes to the storage */
  asked(body: string | undefined): void {
    if (!this.#isIdle) return;
    const reads = body === undefined ? undefined : readsOf(body);
    this.#isIdle = reads !== undefined;
    for (const read of reads ?? []) this.#reads.set(JSON.stringify(read), read);
  }

  end(outcome: Outcome): void {
    if (this.#isIdle) this.#keep(this.#reads, this.#lines, outcome);
  }
}
