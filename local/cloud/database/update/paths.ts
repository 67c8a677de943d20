import { type Document, isPlainObject } from '../ejson.ts';
import { refused } from '../error.ts';
import { isArrayIndex } from '../paths.ts';
import { ownField, typeName } from '../values.ts';

/** Elements that an update may add to reach an index beyond an array's end. */
const PADDING = 10_000;

/** One concrete place in a document: a field of an object or an element of an array. */
export interface Place {
  read(): unknown;
  write(value: unknown): void;
  /** an array keeps its length: the element becomes null */
  remove(): void;
}

function placeIn(holder: Document | unknown[], key: string): Place {
  if (Array.isArray(holder)) {
    const index = Number(key);
    return {
      read: () => holder[index],
      write(value) {
        if (index - holder.length > PADDING) throw refused(`cannot backfill array up to ${index}`);
        while (holder.length < index) holder.push(null);
        holder[index] = value;
      },
      remove() {
        if (index < holder.length) holder[index] = null;
      },
    };
  }
  return {
    read: () => ownField(holder, key),
    write(value) {
      holder[key] = value;
    },
    remove() {
      delete holder[key];
    },
  };
}

/**
 * The place at a path. With `create`, missing objects on the way come into being; without, an
 * absent way gives undefined.
 * @throws WireError when the way leads through a value that has no fields
 */
export function findPlace(
  document: Document,
  parts: readonly string[],
  create: boolean,
): Place | undefined {
  let holder: Document | unknown[] = document;
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as string;
    if (Array.isArray(holder) && !isArrayIndex(part)) {
      if (!create) return undefined;
      throw refused(
        `Cannot create field '${part}' in an array at '${parts.slice(0, at).join('.')}'`,
      );
    }
    const place: Place = placeIn(holder, part);
    if (at === parts.length - 1) return place;
    let child = place.read();
    if (child === undefined) {
      if (!create) return undefined;
      child = {};
      place.write(child);
    }
    if (!isPlainObject(child) && !Array.isArray(child)) {
      if (!create) return undefined;
      throw refused(
        `Cannot create field '${parts[at + 1]}' in element '${part}' of type ${typeName(child)}`,
      );
    }
    holder = child;
  }
  return undefined;
}

/**
 * The concrete paths that a path with `$` (the element that the query matched) or `$[]` (every
 * element) stands for.
 * @param position finds the matched element of the array at a path
 */
export function expandPath(
  document: Document,
  parts: readonly string[],
  position: (arrayPath: readonly string[]) => number | undefined,
): (readonly string[])[] {
  const at = parts.findIndex((part) => part.startsWith('$'));
  if (at < 0) return [parts];
  const mark = parts[at] as string;
  const before = parts.slice(0, at);
  if (at === 0) throw refused(`the path '${parts.join('.')}' starts with ${mark}`);
  if (mark === '$') {
    const index = position(before);
    if (index === undefined) {
      throw refused(
        'The positional operator did not find the match needed from the query: ' +
          `'${parts.join('.')}' needs a condition on '${before.join('.')}'`,
      );
    }
    return expandPath(document, [...before, String(index), ...parts.slice(at + 1)], position);
  }
  if (mark !== '$[]') throw refused(`No array filter found for identifier in '${parts.join('.')}'`);
  const array = findPlace(document, before, false)?.read();
  if (!Array.isArray(array)) {
    throw refused(`The path '${before.join('.')}' must exist and be an array to apply $[]`);
  }
  return array.flatMap((_, index) =>
    expandPath(document, [...before, String(index), ...parts.slice(at + 1)], position),
  );
}
