import { type Document, toPlainJson } from '../ejson.ts';
import { conflict, duplicate, type WireError } from '../error.ts';
import { expressionPathValue, splitPath } from '../paths.ts';
import type { Change, Collection } from '../storage/collection.ts';
import type { FieldIndex } from '../storage/field-index.ts';
import { orderKey } from '../values.ts';
import type { Transaction } from './transaction.ts';
import { documentLock, documentName, keyLock, type Transactions } from './transactions.ts';

/**
 * Checks that plain changes of one collection may take effect together.
 * @throws Held if an open transaction holds a document or a key; WireError for a duplicate
 */
export function checkPlainChanges(
  collection: Collection,
  changes: Change[],
  transactions: Transactions,
): void {
  for (const { id, before, after } of changes) {
    if (after) collection.assertHoldable(after);
    const what = documentName(collection, before ?? after);
    transactions.assertFree(documentLock(collection, id), what);
  }
  const changed = new Set(changes.map((change) => change.id));
  for (const index of collection.indexes) {
    if (!index.unique) continue;
    const added = new Set<string>();
    for (const { after } of changes) {
      if (!after) continue;
      for (const key of index.keysOf(after)) {
        transactions.assertFree(
          keyLock(collection, index.name, key),
          `the key of the unique index ${index.name} of ${collection.name}`,
        );
        const holder = index.holder(key)?.document;
        const holderId = holder && orderKey(holder._id);
        const taken = holderId !== undefined && !changed.has(holderId);
        if (taken) {
          transactions.assertFree(
            documentLock(collection, holderId),
            documentName(collection, holder),
          );
        }
        if (taken || added.has(key)) throw duplicateKey(collection, index, after);
        added.add(key);
      }
    }
  }
}

/**
 * Takes for a transaction what a change needs, and checks it against the snapshot.
 * @throws WireError DATABASE_TRANSACTION_CONFLICT or DATABASE_DUPLICATE_WRITE
 */
export function claimChange(
  transaction: Transaction,
  collection: Collection,
  change: Change,
  transactions: Transactions,
): void {
  if (transaction.isStale(collection, change.id)) throw conflict();
  transactions.acquire(transaction, documentLock(collection, change.id));
  const { after } = change;
  if (!after) return;
  collection.assertHoldable(after);
  for (const index of collection.indexes) {
    if (!index.unique) continue;
    for (const key of index.keysOf(after)) {
      transactions.acquire(transaction, keyLock(collection, index.name, key));
      checkKey(transaction, collection, index, key, { ...change, after });
    }
  }
}

/** A key may be held by the transaction's own writes, by a committed document, or by the past. */
function checkKey(
  transaction: Transaction,
  collection: Collection,
  index: FieldIndex,
  key: string,
  { id, after }: Change & { after: Document },
): void {
  for (const [otherId, other] of transaction.writtenDocuments(collection)) {
    if (otherId !== id && other && index.keysOf(other).includes(key)) {
      throw duplicateKey(collection, index, after);
    }
  }
  const holder = index.holder(key)?.document;
  const holderId = holder && orderKey(holder._id);
  if (holderId !== undefined && holderId !== id && !transaction.written(collection, holderId)) {
    if (transaction.isStale(collection, holderId)) throw conflict();
    throw duplicateKey(collection, index, after);
  }
  for (const stale of transaction.staleDocuments(collection)) {
    if (orderKey(stale._id) !== id && index.keysOf(stale).includes(key)) throw conflict();
  }
}

function duplicateKey(collection: Collection, index: FieldIndex, document: Document): WireError {
  const parts = index.paths.map((path) => {
    const value = expressionPathValue(document, splitPath(path));
    return `${path}: ${JSON.stringify(toPlainJson(value ?? null))}`;
  });
  return duplicate(collection.name, index.name, `{ ${parts.join(', ')} }`);
}
