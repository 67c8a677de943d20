import type { Document } from '../ejson.ts';
import { refused } from '../error.ts';
import { pathValues, somePathValue, splitPath } from '../paths.ts';
import { orderKey, RANK, rankKey } from '../values.ts';
import type { Entry } from './collection.ts';
import { SortedKeys } from './sorted-keys.ts';

/** A declared index: the order of its fields matters, `direction` only for several sorted at once. */
export interface IndexDeclaration {
  name: string;
  keys: { name: string; direction: 1 | -1 }[];
  unique: boolean;
  /** documents without any of its fields are not in it */
  sparse?: true;
}

/** Stands in for an array without elements: below null, and equal to no value. */
const NOTHING = rankKey(RANK.missing);

const isThere = (document: Document, parts: readonly string[]) =>
  somePathValue(document, parts, 'whole', (value) => value !== undefined);

/**
 * An index in memory. A unique one always knows who holds a key; the sorted order, which range
 * conditions and sorts need, is built when the first query asks for it.
 */
export class FieldIndex {
  readonly name: string;
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly paths: string[];
  private hasArrays = false;
  private readonly parts: (readonly string[])[];
  private readonly holders = new Map<string, Entry>();
  private sorted: SortedKeys<Entry> | undefined;
  private readonly entries: Iterable<Entry>;

  constructor(declaration: IndexDeclaration, entries: Iterable<Entry>) {
    this.name = declaration.name;
    this.unique = declaration.unique;
    this.sparse = declaration.sparse === true;
    this.paths = declaration.keys.map((key) => key.name);
    this.parts = this.paths.map(splitPath);
    this.entries = entries;
  }

  /** Whether some document has an array at a field, so that it has several keys. */
  get multikey(): boolean {
    this.order();
    return this.hasArrays;
  }

  /** The distinct keys of a document: one, or one for each element of an array; none if a sparse one leaves it out. */
  keysOf(document: Document): string[] {
    if (this.sparse && !this.parts.some((parts) => isThere(document, parts))) return [];
    let keys = [''];
    let arrays = 0;
    for (const parts of this.parts) {
      const pieces = this.pieces(document, parts);
      if (pieces.length > 1) arrays++;
      if (arrays > 1) throw refused(`cannot index parallel arrays: index ${this.name}`);
      keys =
        pieces.length === 1
          ? keys.map((key) => key + pieces[0])
          : keys.flatMap((key) => pieces.map((piece) => key + piece));
    }
    return keys;
  }

  private pieces(document: Document, parts: readonly string[]): string[] {
    const only = parts.length === 1 ? document[parts[0] as string] : undefined;
    if (parts.length === 1 && !Array.isArray(only) && Object.hasOwn(document, parts[0] as string)) {
      return [orderKey(only)];
    }
    const values = pathValues(document, parts);
    if (values.length === 1 && !Array.isArray(values[0])) return [orderKey(values[0])];
    this.hasArrays = true;
    const pieces = new Set<string>();
    for (const value of values) {
      if (!Array.isArray(value)) pieces.add(orderKey(value));
      else for (const element of value) pieces.add(orderKey(element));
    }
    return pieces.size === 0 ? [NOTHING] : [...pieces];
  }

  /** @throws WireError for a document that this index cannot hold: arrays at two of its fields */
  assertHoldable(document: Document): void {
    if (this.parts.length > 1) this.keysOf(document);
  }

  /** Takes note that an entry's document becomes another; absent means that it is not there. */
  change(entry: Entry, before: Document | undefined, after: Document | undefined): void {
    if (!this.unique && !this.sorted) return;
    const old = before ? this.keysOf(before) : [];
    const fresh = after ? this.keysOf(after) : [];
    if (old.length === fresh.length && old.every((key, at) => key === fresh[at])) return;
    for (const key of old) {
      if (this.unique && this.holders.get(key) === entry) this.holders.delete(key);
      this.sorted?.remove(key, entry.sequence);
    }
    for (const key of fresh) {
      if (this.unique) this.holders.set(key, entry);
      this.sorted?.add(key, entry.sequence, entry);
    }
  }

  /** Who holds a key of a unique index. */
  holder(key: string): Entry | undefined {
    return this.holders.get(key);
  }

  /** The entries whose keys are at least `low` and below `high`. */
  range(low: string, high: string, reverse?: boolean): Iterable<Entry> {
    return this.order().range(low, high, reverse);
  }

  private order(): SortedKeys<Entry> {
    if (!this.sorted) {
      const keyed: { key: string; order: number; value: Entry }[] = [];
      for (const entry of this.entries) {
        for (const key of this.keysOf(entry.document)) {
          keyed.push({ key, order: entry.sequence, value: entry });
        }
      }
      this.sorted = SortedKeys.from(keyed);
    }
    return this.sorted;
  }
}
