import { type Document, isPlainObject } from '../ejson.ts';
import { refused } from '../error.ts';
import { compareValues, orderKey, rankOf } from '../values.ts';
import { granularity } from './granularity.ts';
import { compileOutput, Group } from './group.ts';
import {
  compileIn,
  environmentOf,
  objectOperand,
  type Stage,
  type StageContext,
  stageOptions,
} from './stage.ts';

const COUNT = { count: { $sum: 1 } };

function groupBy(source: unknown, name: string): unknown {
  const isExpression =
    (typeof source === 'string' && source.startsWith('$')) ||
    (isPlainObject(source) && Object.keys(source)[0]?.startsWith('$'));
  if (!isExpression) throw refused(`${name}: 'groupBy' must be a $-prefixed path or an expression`);
  return source;
}

/** An option that must be a constant; it may be written as an expression of constants. */
function constant(source: unknown, context: StageContext): unknown {
  return compileIn(context, source)(environmentOf(context, {}));
}

/** Compiles $bucket: each bucket holds from its own boundary up to, not including, the next. */
export function bucket(operand: unknown, context: StageContext): Stage {
  const options = stageOptions(
    operand,
    '$bucket',
    ['groupBy', 'boundaries'],
    ['default', 'output'],
  );
  const key = compileIn(context, groupBy(options.groupBy, '$bucket'));
  const boundaries = readBoundaries(options.boundaries, context);
  const hasDefault = 'default' in options;
  const otherwise = hasDefault ? (constant(options.default, context) ?? null) : undefined;
  if (hasDefault && bucketOf(otherwise, boundaries) !== undefined) {
    throw refused(
      "$bucket: 'default' must be less than the lowest boundary or not below the highest",
    );
  }
  const fields = compileOutput(objectOperand(options.output ?? COUNT, '$bucket output'), context);
  return (documents) => {
    const groups = new Map<string, { id: unknown; group: Group }>();
    for (const document of documents) {
      const environment = environmentOf(context, document);
      const at = bucketOf(key(environment) ?? null, boundaries);
      if (at === undefined && !hasDefault) {
        throw refused('$bucket could not find a matching branch for an input, and has no default');
      }
      const id = at === undefined ? otherwise : boundaries[at];
      const text = orderKey(id);
      const found = groups.get(text) ?? { id, group: new Group(fields) };
      groups.set(text, found);
      found.group.add(environment);
    }
    return [...groups.values()]
      .sort((left, right) => compareValues(left.id, right.id))
      .map(({ id, group }) => group.result(id));
  };
}

function readBoundaries(source: unknown, context: StageContext): unknown[] {
  if (!Array.isArray(source)) throw refused("$bucket: 'boundaries' must be an array");
  const boundaries = source.map((boundary) => constant(boundary, context) ?? null);
  if (boundaries.length < 2) throw refused("$bucket: 'boundaries' must have at least 2 values");
  for (let at = 1; at < boundaries.length; at++) {
    const [before, after] = [boundaries[at - 1], boundaries[at]];
    if (rankOf(before) !== rankOf(after)) {
      throw refused("$bucket: all values in 'boundaries' must have the same type");
    }
    if (compareValues(before, after) >= 0) {
      throw refused("$bucket: 'boundaries' must be an array of values in ascending order");
    }
  }
  return boundaries;
}

function bucketOf(value: unknown, boundaries: unknown[]): number | undefined {
  if (compareValues(value, boundaries[0]) < 0) return undefined;
  const above = boundaries.findIndex((boundary) => compareValues(value, boundary) < 0);
  return above < 0 ? undefined : above - 1;
}

/** Compiles $bucketAuto: as many buckets as asked for at most, of about equal size. */
export function bucketAuto(operand: unknown, context: StageContext): Stage {
  const options = stageOptions(
    operand,
    '$bucketAuto',
    ['groupBy', 'buckets'],
    ['output', 'granularity'],
  );
  const key = compileIn(context, groupBy(options.groupBy, '$bucketAuto'));
  const { buckets } = options;
  if (!Number.isInteger(buckets) || (buckets as number) < 1 || (buckets as number) >= 2 ** 31) {
    throw refused("$bucketAuto: 'buckets' must be a positive 32-bit integer");
  }
  const rounder = options.granularity === undefined ? undefined : granularity(options.granularity);
  const fields = compileOutput(
    objectOperand(options.output ?? COUNT, '$bucketAuto output'),
    context,
  );
  return (documents) => {
    const keyed = documents.map((document) => ({
      document,
      value: key(environmentOf(context, document)) ?? null,
    }));
    if (rounder) assertCounts(keyed);
    keyed.sort((left, right) => compareValues(left.value, right.value));
    const size = Math.max(1, Math.round(keyed.length / (buckets as number)));
    const made: { min: unknown; max: unknown; group: Group }[] = [];
    let at = 0;
    while (at < keyed.length) {
      const isLast = made.length === (buckets as number) - 1;
      const first = keyed[at]?.value;
      let end = isLast ? keyed.length : Math.min(keyed.length, at + size);
      let max = keyed[end - 1]?.value;
      if (rounder) {
        max = rounder.up(max as number);
        while (end < keyed.length && compareValues(keyed[end]?.value, max) < 0) end++;
      } else {
        while (end < keyed.length && compareValues(keyed[end]?.value, max) === 0) end++;
      }
      const group = new Group(fields);
      for (const { document } of keyed.slice(at, end)) group.add(environmentOf(context, document));
      const previous = made.at(-1);
      const min = rounder ? (previous?.max ?? rounder.down(first as number)) : first;
      if (previous && !rounder) previous.max = first;
      made.push({ min, max, group });
      at = end;
    }
    return made.map(({ min, max, group }) => group.result({ min, max }));
  };
}

function assertCounts(keyed: { document: Document; value: unknown }[]): void {
  for (const { value } of keyed) {
    if (typeof value !== 'number' || !(value >= 0)) {
      throw refused('$bucketAuto can specify a granularity with numeric values from 0 only');
    }
  }
}
