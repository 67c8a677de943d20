import type { Document } from '../ejson.ts';
import type { Query } from '../query/query.ts';
import type { SortField } from '../sort.ts';
import type { Change, Collection } from '../storage/collection.ts';
import { orderKey } from '../values.ts';
import { committedView, type View } from './view.ts';

type Versions = Map<string, Document | undefined>;

/**
 * An open transaction: a view of the database as it was at the transaction's first request, with
 * the transaction's own writes on top. Nothing of it reaches memory or disk before the commit.
 */
export class Transaction implements View {
  readonly id: string;
  /** UTC milliseconds */
  readonly startedAt: number;
  /** the invocation of a function that opened it */
  readonly invocation: string | undefined;
  /** the snapshot is taken by the first request */
  active = false;
  readonly locks = new Set<string>();
  /** settles when the transaction has ended, in whatever way */
  readonly ended: Promise<void>;
  settle: () => void = () => undefined;
  /** documents as the snapshot has them, where others have changed them since */
  private readonly snapshots = new Map<Collection, Versions>();
  private readonly writes = new Map<Collection, Versions>();

  constructor(id: string, startedAt: number, invocation: string | undefined) {
    this.id = id;
    this.startedAt = startedAt;
    this.invocation = invocation;
    this.ended = new Promise((settle) => {
      this.settle = settle;
    });
  }

  remember(collection: Collection, id: string, before: Document | undefined): void {
    const versions = within(this.snapshots, collection);
    if (!versions.has(id)) versions.set(id, before);
  }

  /** Whether someone else has changed a document since the snapshot. */
  isStale(collection: Collection, id: string): boolean {
    return this.snapshots.get(collection)?.has(id) ?? false;
  }

  /** The documents that others have changed or removed, as the snapshot has them. */
  staleDocuments(collection: Collection): Document[] {
    const versions = this.snapshots.get(collection)?.values() ?? [];
    return [...versions].filter((document) => document !== undefined);
  }

  write(collection: Collection, change: Change): void {
    within(this.writes, collection).set(change.id, change.after);
  }

  /** What this transaction itself has made of a document. */
  written(collection: Collection, id: string): { document: Document | undefined } | undefined {
    const versions = this.writes.get(collection);
    return versions?.has(id) ? { document: versions.get(id) } : undefined;
  }

  writtenDocuments(collection: Collection): [id: string, document: Document | undefined][] {
    return [...(this.writes.get(collection) ?? [])];
  }

  /** All changes that the commit puts into effect. */
  changes(): [Collection, Change[]][] {
    return [...this.writes].map(([collection, versions]) => {
      const changes = [...versions].map(([id, after]) => ({
        id,
        before: collection.get(id)?.document,
        after,
      }));
      return [collection, changes.filter(({ before, after }) => before || after)];
    });
  }

  get(collection: Collection, id: string): Document | undefined {
    const own = this.writes.get(collection);
    if (own?.has(id)) return own.get(id);
    const snapshot = this.snapshots.get(collection);
    return snapshot?.has(id) ? snapshot.get(id) : committedView.get(collection, id);
  }

  search(collection: Collection, query: Query, sort: SortField[]) {
    const overlay = this.overlay(collection);
    if (overlay.size === 0) return committedView.search(collection, query, sort);
    const { documents } = committedView.search(collection, query, sort);
    return { documents: overlaid(documents, overlay), sorted: false };
  }

  all(collection: Collection): Iterable<Document> {
    return overlaid(committedView.all(collection), this.overlay(collection));
  }

  private overlay(collection: Collection): Versions {
    return new Map([
      ...(this.snapshots.get(collection) ?? []),
      ...(this.writes.get(collection) ?? []),
    ]);
  }
}

function within(all: Map<Collection, Versions>, collection: Collection): Versions {
  let versions = all.get(collection);
  if (!versions) {
    versions = new Map();
    all.set(collection, versions);
  }
  return versions;
}

/** The committed documents that the overlay does not replace, and then the overlay's own. */
function* overlaid(documents: Iterable<Document>, overlay: Versions): Generator<Document> {
  for (const document of documents) {
    if (!overlay.has(orderKey(document._id))) yield document;
  }
  for (const document of overlay.values()) if (document) yield document;
}
