import { type Document, isPlainObject } from './ejson.ts';
import { refused } from './error.ts';
import { pathValues, splitPath } from './paths.ts';
import { compareValues, ownField } from './values.ts';

/** One key of a sort. */
export interface SortField {
  path: string;
  parts: readonly string[];
  direction: 1 | -1;
}

/**
 * Reads a sort such as `{a: 1, 'b.c': -1}`, or the older wire form of a list of
 * `{field, direction}`.
 */
export function compileSort(source: unknown): SortField[] {
  const pairs = Array.isArray(source)
    ? source.map((one) =>
        isPlainObject(one) ? [one.field, one.direction] : [undefined, undefined],
      )
    : isPlainObject(source)
      ? Object.entries(source)
      : undefined;
  if (!pairs) throw refused('a sort must be an object');
  return pairs.map(([path, direction]) => {
    if (typeof path !== 'string') throw refused('a sort names its fields');
    if (path.startsWith('$'))
      throw refused(`FieldPath field names may not start with '$': ${path}`);
    const sign = direction === 'asc' ? 1 : direction === 'desc' ? -1 : direction;
    if (sign !== 1 && sign !== -1) {
      throw refused('$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    }
    return { path, parts: splitPath(path), direction: sign };
  });
}

/** The value that decides at one key: the least of an array's elements, or the greatest if descending. */
function sortValue(document: Document, field: SortField): unknown {
  let value: unknown;
  if (field.parts.length === 1) value = ownField(document, field.path);
  else {
    const values = pathValues(document, field.parts);
    value = values.length > 1 ? values.flat() : values[0];
  }
  if (!Array.isArray(value)) return value === undefined ? null : value;
  // An empty array sorts before null, as the missing value does.
  if (value.length === 0) return undefined;
  let best: unknown = value[0];
  for (const element of value) {
    if (compareValues(element, best) * field.direction < 0) best = element;
  }
  return best === undefined ? null : best;
}

export function compareBySort(fields: SortField[], left: Document, right: Document): number {
  for (const field of fields) {
    const order = compareValues(sortValue(left, field), sortValue(right, field));
    if (order !== 0) return order * field.direction;
  }
  return 0;
}

/** A sorted copy; documents that compare equal keep their order. */
export function sortDocuments(documents: Document[], fields: SortField[]): Document[] {
  if (fields.length === 0) return documents;
  const [only, ...others] = fields;
  if (only && others.length === 0) {
    const keyed = documents.map((document) => ({ document, key: sortValue(document, only) }));
    keyed.sort((left, right) => compareValues(left.key, right.key) * only.direction);
    return keyed.map(({ document }) => document);
  }
  const keyed = documents.map((document) => ({
    document,
    keys: fields.map((field) => sortValue(document, field)),
  }));
  keyed.sort((left, right) => {
    for (let at = 0; at < fields.length; at++) {
      const order = compareValues(left.keys[at], right.keys[at]);
      if (order !== 0) return order * (fields[at] as SortField).direction;
    }
    return 0;
  });
  return keyed.map(({ document }) => document);
}
