/** Entries of one chunk; a chunk that grows beyond this is split. */
const CHUNK = 512;

interface Keyed<T> {
  key: string;
  order: number;
  value: T;
}

/** An ordered multimap from text keys: chunks of sorted entries, small enough to splice. */
export class SortedKeys<T> {
  private chunks: Keyed<T>[][] = [];

  /** @param order tells apart entries under one key, and orders them */
  static from<T>(entries: Keyed<T>[]): SortedKeys<T> {
    const sorted = new SortedKeys<T>();
    entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.order - b.order));
    for (let at = 0; at < entries.length; at += CHUNK / 2) {
      sorted.chunks.push(entries.slice(at, at + CHUNK / 2));
    }
    return sorted;
  }

  add(key: string, order: number, value: T): void {
    if (this.chunks.length === 0) this.chunks.push([]);
    const [chunkAt, at] = this.locate(key, order);
    const chunk = this.chunks[chunkAt] as Keyed<T>[];
    chunk.splice(at, 0, { key, order, value });
    if (chunk.length > CHUNK) this.chunks.splice(chunkAt + 1, 0, chunk.splice(CHUNK / 2));
  }

  remove(key: string, order: number): void {
    if (this.chunks.length === 0) return;
    const [chunkAt, at] = this.locate(key, order);
    const chunk = this.chunks[chunkAt] as Keyed<T>[];
    const held = chunk[at];
    if (held?.key !== key || held.order !== order) return;
    chunk.splice(at, 1);
    if (chunk.length === 0) this.chunks.splice(chunkAt, 1);
  }

  /** The values whose keys are at least `low` and below `high`, in order or in reverse. */
  *range(low: string, high: string, reverse = false): Generator<T> {
    if (this.chunks.length === 0) return;
    // A copy of the list of chunks is enough: writers never run while a range is read.
    if (reverse) {
      let [chunkAt, at] = this.locate(high, Number.NEGATIVE_INFINITY);
      for (; chunkAt >= 0; chunkAt--) {
        const chunk = this.chunks[chunkAt] as Keyed<T>[];
        for (at = Math.min(at, chunk.length) - 1; at >= 0; at--) {
          const entry = chunk[at] as Keyed<T>;
          if (entry.key < low) return;
          yield entry.value;
        }
        at = Number.POSITIVE_INFINITY;
      }
      return;
    }
    let [chunkAt, at] = this.locate(low, Number.NEGATIVE_INFINITY);
    for (; chunkAt < this.chunks.length; chunkAt++) {
      const chunk = this.chunks[chunkAt] as Keyed<T>[];
      for (; at < chunk.length; at++) {
        const entry = chunk[at] as Keyed<T>;
        if (entry.key >= high) return;
        yield entry.value;
      }
      at = 0;
    }
  }

  /** The chunk and the place in it where an entry is, or belongs. */
  private locate(key: string, order: number): [number, number] {
    let low = 0;
    let high = this.chunks.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before((this.chunks[middle] as Keyed<T>[]).at(-1), key, order)) low = middle + 1;
      else high = middle;
    }
    const chunk = this.chunks[low] as Keyed<T>[];
    let from = 0;
    let to = chunk.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (before(chunk[middle], key, order)) from = middle + 1;
      else to = middle;
    }
    return [low, from];
  }
}

function before(entry: { key: string; order: number } | undefined, key: string, order: number) {
  if (!entry) return false;
  return entry.key < key || (entry.key === key && entry.order < order);
}
