import { type Document, isPlainObject } from '../ejson.ts';
import { invalid, refused } from '../error.ts';
import { LIMITS } from '../limits.ts';
import { RANK, rankOf } from '../values.ts';

/**
 * Refuses what no document may hold: field names with a dollar in front or a dot inside (a query
 * could not reach them; CloudBase takes a dot at the end), too deep nesting, and an _id that is no
 * identity.
 */
export function assertStorable(document: Document, name: string): void {
  const id = document._id;
  const rank = rankOf(id);
  if (rank === RANK.array || rank === RANK.regex || rank === RANK.missing) {
    throw refused(`${name}: the _id may not be of this type`);
  }
  assertNames(document, name, 0);
}

function assertNames(value: unknown, name: string, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > LIMITS.depth) throw refused(`${name} is nested deeper than ${LIMITS.depth} levels`);
  if (Array.isArray(value)) {
    for (const element of value) assertNames(element, name, depth + 1);
    return;
  }
  if (!isPlainObject(value)) return;
  for (const key of Object.keys(value)) {
    if (key.charCodeAt(0) === 36) throw refused(`${name}: the field name '${key}' starts with $`);
    if (key.slice(0, -1).includes('.'))
      throw invalid(`${name}: the field name '${key}' holds a dot`);
    if (key === '__proto__') throw invalid(`${name} holds the field name __proto__`);
    assertNames(value[key], name, depth + 1);
  }
}
