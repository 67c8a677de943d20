import { type Document, isPlainObject } from './ejson.ts';
import { refused } from './error.ts';
import { ownField } from './values.ts';

const known = new Map<string, readonly string[]>();

/**
 * The parts of a dotted path.
 * @throws WireError for an empty part, which addresses nothing
 */
export function splitPath(path: string): readonly string[] {
  const cached = known.get(path);
  if (cached) return cached;
  const parts = path.split('.');
  if (parts.includes('')) throw refused(`the path '${path}' has an empty part`);
  if (parts.includes('__proto__')) throw refused(`the path '${path}' is not allowed`);
  if (known.size > 10_000) known.clear();
  known.set(path, parts);
  return parts;
}

export const isArrayIndex = (part: string | undefined): part is string =>
  part !== undefined && /^(0|[1-9]\d{0,8})$/.test(part);

/**
 * Visits what a query's path means in a document, until `visit` returns true: objects within
 * arrays on the way count each, a numeric part also picks one element. Missing is undefined.
 * @param leaf whether an array at the end is visited element by element first and then as a whole,
 *   or only as a whole
 */
export function somePathValue(
  holder: Document | unknown[],
  parts: readonly string[],
  leaf: 'elements' | 'whole',
  visit: (value: unknown) => boolean,
  at = 0,
): boolean {
  const part = parts[at] as string;
  const child = Array.isArray(holder) ? holder[Number(part)] : ownField(holder, part);
  if (at === parts.length - 1) {
    if (leaf === 'elements' && Array.isArray(child)) {
      for (const element of child) if (visit(element)) return true;
    }
    return visit(child);
  }
  if (Array.isArray(child)) {
    for (const element of child) {
      if (isPlainObject(element) && somePathValue(element, parts, leaf, visit, at + 1)) return true;
    }
    const next = parts[at + 1];
    return isArrayIndex(next) && Number(next) < child.length
      ? somePathValue(child, parts, leaf, visit, at + 1)
      : false;
  }
  if (isPlainObject(child)) return somePathValue(child, parts, leaf, visit, at + 1);
  return visit(undefined);
}

/** The value that a sort or an index sees at a path: every value that the path reaches. */
export function pathValues(document: Document, parts: readonly string[]): unknown[] {
  const values: unknown[] = [];
  somePathValue(document, parts, 'whole', (value) => {
    values.push(value);
    return false;
  });
  return values;
}

/**
 * The value of an expression's path such as `$a.b`: an array on the way gives an array of what its
 * objects hold. Missing is undefined.
 */
export function expressionPathValue(value: unknown, parts: readonly string[], at = 0): unknown {
  let current = value;
  for (let index = at; index < parts.length; index++) {
    if (Array.isArray(current)) {
      const gathered: unknown[] = [];
      for (const element of current) {
        const inner = expressionPathValue(element, parts, index);
        if (inner !== undefined) gathered.push(inner);
      }
      return gathered;
    }
    if (!isPlainObject(current)) return undefined;
    current = ownField(current, parts[index] as string);
  }
  return current;
}
