import { setTimeout as delay } from 'node:timers/promises';
import type { Document } from './ejson.ts';
import {
  collectionExists,
  collectionMissing,
  heldByTransaction,
  invalid,
  transactionFailed,
} from './error.ts';
import { LIMITS } from './limits.ts';
import { type Change, Collection, type CollectionDeclaration } from './storage/collection.ts';
import { type Store, type StoredBatch, storedText } from './storage/store.ts';
import { checkPlainChanges, claimChange } from './transaction/changes.ts';
import { Held, Transactions } from './transaction/transactions.ts';
import { committedView, type View } from './transaction/view.ts';

/** What a write request wants: its changes of one collection, and its answer. */
export interface Plan<Result> {
  changes: Change[];
  result: Result;
}

/** Who asks, and within which transaction. */
export interface Scope {
  transactionId?: string | undefined;
  /** names the invocation of a function that asks; none for a client from outside */
  invocation?: string | undefined;
}

export interface EngineOptions {
  now(): number;
  warn(line: string): void;
  /** whether an invocation may not write outside of its own open transaction */
  refuseOutsideWrites: boolean;
}

const CARRIERS =
  'only doc(), add, where().get and updateAndReturn carry a transaction: ' +
  'where().update and where().remove run outside of it';

/**
 * The order of things: every request computes on what it sees, takes effect in memory in one
 * synchronous step, and is answered when the disk has it. Requests therefore never interleave.
 */
export class Engine {
  readonly transactions: Transactions;
  private readonly byName = new Map<string, Collection>();
  private readonly store: Store;
  private readonly options: EngineOptions;
  private closed = false;

  constructor(store: Store, declarations: CollectionDeclaration[], options: EngineOptions) {
    this.store = store;
    this.options = options;
    this.transactions = new Transactions(options.now);
    for (const declaration of declarations) this.load(declaration);
    for (const name of store.collections()) {
      if (!this.byName.has(name)) this.load({ name, indexes: [] });
    }
  }

  private load(declaration: CollectionDeclaration): void {
    const collection = new Collection(declaration);
    for (const [sequence, document] of this.store.documents(declaration.name)) {
      collection.load(sequence, document);
    }
    this.byName.set(declaration.name, collection);
  }

  /** @throws WireError DATABASE_COLLECTION_NOT_EXIST */
  collection(name: string): Collection {
    const collection = this.byName.get(name);
    if (!collection) throw collectionMissing(name);
    return collection;
  }

  collections(): Iterable<Collection> {
    return this.byName.values();
  }

  async addCollection(name: string): Promise<void> {
    this.assertOpen();
    if (this.byName.has(name)) throw collectionExists(name);
    this.byName.set(name, new Collection({ name, indexes: [] }));
    await this.store.write([{ key: ['collection', name], text: '{}' }]);
  }

  /** Answers from what the scope sees; what it saw is on disk by then. */
  async read<Result>(scope: Scope, run: (view: View) => Result): Promise<Result> {
    this.assertOpen();
    const result =
      scope.transactionId === undefined
        ? run(committedView)
        : this.within(scope.transactionId, (transaction) => run(transaction));
    await this.store.settled();
    return result;
  }

  /** Plans on what the scope sees and puts the plan into effect, wholly or not at all. */
  async write<Result>(
    scope: Scope,
    collection: Collection,
    plan: (view: View) => Plan<Result>,
  ): Promise<Result> {
    this.assertOpen();
    if (scope.transactionId !== undefined) {
      return this.within(scope.transactionId, (transaction) => {
        const { changes, result } = plan(transaction);
        for (const change of changes) {
          if (change.after) storedText(change.after);
          claimChange(transaction, collection, change, this.transactions);
          transaction.write(collection, change);
        }
        return result;
      });
    }
    const giveUpAt = performance.now() + LIMITS.lockWait;
    for (;;) {
      this.transactions.expire();
      try {
        const { changes, result } = plan(committedView);
        checkPlainChanges(collection, changes, this.transactions);
        await this.store.write(this.apply(collection, changes));
        return result;
      } catch (error) {
        if (!(error instanceof Held)) {
          // A caller who is told of a duplicate relies on the other document: it must be on disk.
          await this.store.settled();
          throw error;
        }
        await this.waitFor(error, scope, giveUpAt);
        this.assertOpen();
      }
    }
  }

  /**
   * The SDKs send a where-write without its transaction, and CloudBase does it outside. An invocation
   * that has a transaction of its own open surely meant to write within it.
   * @param what the method and the collection, for the message
   */
  checkOutsideWrite(scope: Scope, what: string): void {
    const { transactionId, invocation } = scope;
    if (transactionId !== undefined || invocation === undefined) return;
    if (!this.transactions.isOpenFor(invocation)) return;
    const why = `${what} runs outside of the transaction that ${invocation} has open; ${CARRIERS}`;
    if (this.options.refuseOutsideWrites) throw transactionFailed(why);
    this.options.warn(`WARNING: ${why}`);
  }

  /** @throws WireError DATABASE_TRANSACTION_FAIL if the transaction is not open */
  async commit(id: string): Promise<void> {
    this.assertOpen();
    const transaction = this.transactions.find(id);
    const batch: StoredBatch = [];
    const changes = transaction.changes();
    this.transactions.end(transaction, 'committed');
    for (const [collection, ofCollection] of changes) {
      batch.push(...this.apply(collection, ofCollection));
    }
    await this.store.write(batch);
  }

  /** Ending a transaction that the database itself has ended is no error: nothing of it is left. */
  abort(id: string): void {
    this.assertOpen();
    if (this.transactions.wasAborted(id)) return;
    this.transactions.end(this.transactions.find(id), 'aborted');
  }

  /** Refuses every later request, and leaves the disk once. */
  async close(leave: () => Promise<void>): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await leave();
  }

  private apply(collection: Collection, changes: Change[]): StoredBatch {
    // What cannot be stored is refused here, before anything takes effect.
    const texts = changes.map(({ after }) => after && storedText(after));
    this.transactions.remember(collection, changes);
    return changes.map((change, at) => ({
      key: ['document', collection.name, collection.apply(change).sequence],
      text: texts[at],
    }));
  }

  /** As in MongoDB, any error within a transaction aborts it. */
  private within<Result>(
    id: string,
    run: (transaction: ReturnType<Transactions['find']>) => Result,
  ): Result {
    const transaction = this.transactions.find(id);
    transaction.active = true;
    try {
      return run(transaction);
    } catch (error) {
      this.transactions.end(transaction, 'aborted');
      throw error;
    }
  }

  /** Waits until the holder has ended, as CloudBase does; not for as long. */
  private async waitFor({ transaction, what }: Held, scope: Scope, giveUpAt: number) {
    const isOwn = scope.invocation !== undefined && transaction.invocation === scope.invocation;
    if (isOwn && this.options.refuseOutsideWrites) {
      throw transactionFailed(`${what} is held by your own open transaction; ${CARRIERS}`);
    }
    if (performance.now() > giveUpAt) {
      throw heldByTransaction(`${what} is held by a transaction that stays open; ${CARRIERS}`);
    }
    await Promise.race([transaction.ended, delay(50)]);
  }

  private assertOpen(): void {
    if (this.closed) throw invalid('the database is closed');
  }
}

/** Documents as a request gives them to the database: with an _id, which comes first. */
export function withId(document: Document, makeId: () => string): Document {
  const { _id, ...fields } = document;
  return { _id: _id === undefined ? makeId() : _id, ...fields };
}
