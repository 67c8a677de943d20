import { randomBytes } from 'node:crypto';
import type { Document } from '../ejson.ts';
import { conflict, transactionMissing } from '../error.ts';
import { LIMITS } from '../limits.ts';
import type { Change, Collection } from '../storage/collection.ts';
import { Transaction } from './transaction.ts';

/** Aborted transactions that are remembered, so that aborting one again is no error. */
const REMEMBERED = 1000;

/** A plain write met a document or a key that an open transaction holds. */
export class Held extends Error {
  readonly transaction: Transaction;
  readonly what: string;

  constructor(transaction: Transaction, what: string) {
    super(what);
    this.transaction = transaction;
    this.what = what;
  }
}

/** The open transactions, what they hold, and what became of the finished ones. */
export class Transactions {
  private readonly open = new Map<string, Transaction>();
  private readonly aborted = new Set<string>();
  private readonly locks = new Map<string, Transaction>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  start(invocation?: string): Transaction {
    const transaction = new Transaction(randomBytes(16).toString('hex'), this.now(), invocation);
    this.open.set(transaction.id, transaction);
    return transaction;
  }

  /**
   * The open transaction of an id.
   * @throws WireError DATABASE_TRANSACTION_FAIL if there is none
   */
  find(id: string): Transaction {
    this.expire();
    const transaction = this.open.get(id);
    if (transaction) return transaction;
    throw transactionMissing();
  }

  /** Whether a transaction was aborted, by its caller or by an error. */
  wasAborted(id: string): boolean {
    return this.aborted.has(id);
  }

  isOpenFor(invocation: string): boolean {
    this.expire();
    return [...this.open.values()].some((transaction) => transaction.invocation === invocation);
  }

  /** Ends a transaction and lets go of all it holds. */
  end(transaction: Transaction, how: 'committed' | 'aborted' | 'expired'): void {
    if (!this.open.delete(transaction.id)) return;
    if (how === 'aborted') this.aborted.add(transaction.id);
    if (this.aborted.size > REMEMBERED) {
      this.aborted.delete(this.aborted.values().next().value as string);
    }
    for (const lock of transaction.locks) this.locks.delete(lock);
    transaction.settle();
  }

  /** Ends every transaction that is older than its life by the database's clock. */
  expire(): void {
    const now = this.now();
    for (const transaction of this.open.values()) {
      if (Math.abs(now - transaction.startedAt) > LIMITS.transactionLife) {
        this.end(transaction, 'expired');
      }
    }
  }

  /** Takes what a transaction is about to change; another transaction's hold is a conflict. */
  acquire(transaction: Transaction, lock: string): void {
    const holder = this.locks.get(lock);
    if (holder && holder !== transaction) throw conflict();
    this.locks.set(lock, transaction);
    transaction.locks.add(lock);
  }

  /** @throws Held if an open transaction holds what a plain write is about to change */
  assertFree(lock: string, what: string): void {
    const holder = this.locks.get(lock);
    if (holder) throw new Held(holder, what);
  }

  /** Keeps what a committed change replaces for every transaction that started before it. */
  remember(collection: Collection, changes: Change[], committer?: Transaction): void {
    for (const transaction of this.open.values()) {
      if (transaction === committer || !transaction.active) continue;
      for (const { id, before } of changes) transaction.remember(collection, id, before);
    }
  }
}

export const documentLock = (collection: Collection, id: string): string =>
  `${collection.name}\0document\0${id}`;

export const keyLock = (collection: Collection, index: string, key: string): string =>
  `${collection.name}\0key\0${index}\0${key}`;

export const documentName = (collection: Collection, document: Document | undefined): string =>
  `document ${JSON.stringify(document?._id ?? null)} of ${collection.name}`;
