import type { Condition } from '../query/condition.ts';
import type { Query } from '../query/query.ts';
import { compareBySort, type SortField } from '../sort.ts';
import { orderKey, RANK, rankKey, rankOf } from '../values.ts';
import type { Collection, Entry } from './collection.ts';
import type { FieldIndex } from './field-index.ts';

/** Ranges that one search reads at most; an $in with more falls back to fewer fields or a scan. */
const RANGES = 2000;
/** Ranges that are read beside one another to keep a sort, as MongoDB does; with more all is sorted. */
const MERGED = 200;
/** Above every unit that can follow a key: what follows starts with a small rank. */
const END = '\uffff';

interface Plan {
  index: FieldIndex;
  ranges: { low: string; high: string }[];
  /** fields bound to values; the order within each range is that of the fields after them */
  bound: number;
  /** those of them that are bound to one value each */
  fixed: string[];
  score: number;
}

/** Finds the cheapest way to the documents of a query: the _id, the best index, or all documents. */
export function planSearch(
  collection: Collection,
  query: Query,
  sort: SortField[],
): { entries: Iterable<Entry>; sorted: boolean } {
  const conditions = new Map<string, Condition[]>();
  for (const { path, condition } of query.constraints) {
    const known = conditions.get(path);
    if (known) known.push(condition);
    else conditions.set(path, [condition]);
  }
  const ids = conditions.get('_id')?.find((condition) => condition.equals)?.equals;
  if (ids) return { entries: byId(collection, ids), sorted: sort.length === 0 };
  // What a sparse one leaves out may be among what is looked for.
  const whole = collection.indexes.filter(({ sparse }) => !sparse);
  let best: (Plan & { reverse: boolean | undefined }) | undefined;
  for (const index of whole) {
    const plan = planIndex(index, conditions);
    if (!plan || (best && plan.score < best.score)) continue;
    const reverse = plan.ranges.length > MERGED ? undefined : orderOf(index, plan, sort);
    const isBetter = !best || plan.score > best.score;
    if (isBetter || (best?.reverse === undefined && reverse !== undefined)) {
      best = { ...plan, reverse };
    }
  }
  if (best) {
    const sorted = best.reverse !== undefined;
    const entries = sorted ? mergeRanges(best, sort) : readRanges(best);
    return { entries, sorted };
  }
  if (sort.length > 0) {
    for (const index of whole) {
      const reverse = orderOf(index, { bound: 0, fixed: [] }, sort);
      if (reverse !== undefined) return { entries: index.range('', END, reverse), sorted: true };
    }
  }
  return { entries: collection.all(), sorted: false };
}

function byId(collection: Collection, ids: unknown[]): Entry[] {
  const found = new Map<number, Entry>();
  for (const id of ids) {
    const entry = collection.get(orderKey(id));
    if (entry) found.set(entry.sequence, entry);
  }
  return inNaturalOrder(found);
}

function inNaturalOrder(found: Map<number, Entry>): Entry[] {
  return [...found.values()].sort((a, b) => a.sequence - b.sequence);
}

function planIndex(index: FieldIndex, conditions: Map<string, Condition[]>): Plan | undefined {
  let prefixes = [''];
  let bound = 0;
  const fixed: string[] = [];
  let score = 0;
  for (const path of index.paths) {
    const onPath = conditions.get(path) ?? [];
    const equals = onPath.find((condition) => usableEquals(condition))?.equals;
    if (equals && equals.length * prefixes.length <= RANGES) {
      const keys = [...new Set(equals.map(orderKey))];
      if (keys.length === 1) fixed.push(path);
      bound += 1;
      prefixes = prefixes.flatMap((prefix) => keys.map((key) => prefix + key));
      score += 10;
      continue;
    }
    const bounds = boundsOf(onPath, index);
    if (!bounds) break;
    const ranges = prefixes.map((prefix) => ({
      low: prefix + bounds.low,
      high: prefix + bounds.high,
    }));
    return { index, ranges, bound, fixed, score: score + 5 };
  }
  if (score === 0) return undefined;
  const ranges = prefixes.map((prefix) => ({ low: prefix, high: prefix + END }));
  return { index, ranges, bound, fixed, score: score + (index.unique ? 1 : 0) };
}

/** An index knows an array by its elements only. */
const usableEquals = (condition: Condition): boolean =>
  condition.equals !== undefined && !condition.equals.some(Array.isArray);

function boundsOf(
  conditions: Condition[],
  index: FieldIndex,
): { low: string; high: string } | undefined {
  const usable = (bound?: { value: unknown }) => bound && !Array.isArray(bound.value);
  const lower = conditions.find((condition) => usable(condition.lower))?.lower;
  const upper = conditions.find((condition) => usable(condition.upper))?.upper;
  const known = lower ?? upper;
  if (!known) return undefined;
  const rank = rankOf(known.value);
  if (rank === RANK.null || (lower && upper && rankOf(upper.value) !== rank)) return undefined;
  const bounds = { low: rankKey(rank), high: rankKey(rank + 1) };
  if (lower) bounds.low = orderKey(lower.value) + (lower.inclusive ? '' : END);
  // Two elements of one array may meet one bound each, so an array's keys take only one of them.
  if (upper && !(lower && index.multikey)) {
    bounds.high = orderKey(upper.value) + (upper.inclusive ? END : '');
  }
  return bounds;
}

/** Whether an index, after its bound fields, holds a sort: read backwards (true) or not (false). */
function orderOf(
  index: FieldIndex,
  { bound, fixed }: Pick<Plan, 'bound' | 'fixed'>,
  sort: SortField[],
): boolean | undefined {
  if (sort.length === 0) return undefined;
  const wanted = sort.filter((field) => !fixed.includes(field.path));
  const follows = wanted.every(
    (field, at) =>
      field.path === index.paths[bound + at] && field.direction === wanted[0]?.direction,
  );
  if (!follows || index.multikey) return undefined;
  return wanted[0]?.direction === -1;
}

/** Ranges that each hold the sort, read beside one another: the next entry is the first of theirs. */
function* mergeRanges(
  { index, ranges, reverse }: Plan & { reverse: boolean | undefined },
  sort: SortField[],
): Generator<Entry> {
  const readers = ranges.map(({ low, high }) => index.range(low, high, reverse));
  if (readers.length === 1) {
    yield* readers[0] as Iterable<Entry>;
    return;
  }
  const heads = readers.flatMap((reader) => {
    const rest = reader[Symbol.iterator]();
    const { value, done } = rest.next();
    return done ? [] : [{ rest, entry: value as Entry }];
  });
  for (;;) {
    let first = heads[0];
    if (!first) return;
    for (const head of heads) {
      if (compareBySort(sort, head.entry.document, first.entry.document) < 0) first = head;
    }
    yield first.entry;
    const { value, done } = first.rest.next();
    if (done) heads.splice(heads.indexOf(first), 1);
    else first.entry = value as Entry;
  }
}

function* readRanges(plan: Plan): Generator<Entry> {
  if (plan.ranges.length === 1 && !plan.index.multikey) {
    const { low, high } = plan.ranges[0] as { low: string; high: string };
    yield* plan.index.range(low, high);
    return;
  }
  const found = new Map<number, Entry>();
  for (const { low, high } of plan.ranges) {
    for (const entry of plan.index.range(low, high)) found.set(entry.sequence, entry);
  }
  yield* inNaturalOrder(found);
}
