import type { Document } from '../ejson.ts';
import { LIMITS } from '../limits.ts';
import type { Query } from '../query/query.ts';
import type { SortField } from '../sort.ts';
import { orderKey } from '../values.ts';
import { FieldIndex, type IndexDeclaration } from './field-index.ts';
import { planSearch } from './plan.ts';

/** A stored document: the entry stays for its life, the document is replaced as a whole. */
export interface Entry {
  /** the order of insertion, and the document's key on disk */
  readonly sequence: number;
  document: Document;
}

/** A change of one document: absent `before` inserts, absent `after` removes. */
export interface Change {
  id: string;
  before?: Document;
  after?: Document;
}

/** What is declared of a collection. */
export interface CollectionDeclaration {
  name: string;
  indexes: IndexDeclaration[];
}

/** A collection in memory: all documents by _id in order of insertion, and the declared indexes. */
export class Collection {
  readonly name: string;
  readonly indexes: FieldIndex[];
  /** counts the changes: as long as it stays, so does what is in here */
  revision = 0;
  /** counts the documents that searches have read */
  documentsRead = 0;
  private readonly entries = new Map<string, Entry>();
  private nextSequence = 0;

  /** @throws Error if there are more indexes, or more fields in one, than CloudBase takes */
  constructor(declaration: CollectionDeclaration) {
    this.name = declaration.name;
    if (declaration.indexes.length > LIMITS.indexes) {
      throw new Error(`The collection ${this.name} can have at most ${LIMITS.indexes} indexes`);
    }
    const wide = declaration.indexes.find(({ keys }) => keys.length > LIMITS.indexFields);
    if (wide) {
      throw new Error(
        `The index ${wide.name} of ${this.name} can have at most ${LIMITS.indexFields} fields`,
      );
    }
    const values = { [Symbol.iterator]: () => this.entries.values() };
    this.indexes = declaration.indexes.map((index) => new FieldIndex(index, values));
  }

  get size(): number {
    return this.entries.size;
  }

  /** Takes a document from disk; documents must come in the order of their sequence. */
  load(sequence: number, document: Document): void {
    for (const index of this.indexes) {
      if (!index.unique) continue;
      if (index.keysOf(document).some((key) => index.holder(key))) {
        throw new Error(
          `The index ${index.name} of ${this.name} is unique, but several documents share a key`,
        );
      }
    }
    this.insert(orderKey(document._id), sequence, document);
  }

  get(id: string): Entry | undefined {
    return this.entries.get(id);
  }

  all(): Iterable<Entry> {
    return this.entries.values();
  }

  /**
   * The entries among which a query's documents are; never too few.
   * @returns `sorted` if they already come in the wanted order
   */
  search(query: Query, sort: SortField[]): { entries: Iterable<Entry>; sorted: boolean } {
    return planSearch(this, query, sort);
  }

  /** @throws WireError for a document that an index cannot hold */
  assertHoldable(document: Document): void {
    for (const index of this.indexes) index.assertHoldable(document);
  }

  /** Puts a change into effect and gives the entry that it concerns. */
  apply(change: Change): Entry {
    this.revision += 1;
    const entry = this.entries.get(change.id);
    if (!entry) {
      if (!change.after) throw new Error('a document to remove is not there');
      return this.insert(change.id, this.nextSequence, change.after);
    }
    for (const index of this.indexes) index.change(entry, entry.document, change.after);
    if (change.after) entry.document = change.after;
    else this.entries.delete(change.id);
    return entry;
  }

  private insert(id: string, sequence: number, document: Document): Entry {
    const entry: Entry = { sequence, document };
    this.entries.set(id, entry);
    this.nextSequence = Math.max(this.nextSequence, sequence + 1);
    for (const index of this.indexes) index.change(entry, undefined, document);
    return entry;
  }
}
