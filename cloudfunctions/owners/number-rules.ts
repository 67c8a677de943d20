/**
 * A number of the register is kept as its keyed hashes alone, `hash` or `id.hash` of each data key that was there
 * when a roster stated it, newest first and kept apart by blanks. So a number that was stated under one key is
 * known again under the next, as long as the two keys stood in the list together once.
 */
const BETWEEN = ' ';

export function hashesIn(number: string | null | undefined): string[] {
  return number ? number.split(BETWEEN) : [];
}

const keyOf = (hash: string) => (hash.includes('.') ? (hash.split('.')[0] ?? '') : '');

export function isSameNumber(one: string | null, other: string | null): boolean {
  const others = new Set(hashesIn(other));
  return hashesIn(one).some((hash) => others.has(hash));
}

/** Both were hashed by one key, and differ. Whoever shares no key may be the same or not. */
export function isOtherNumber(one: string | null, other: string | null): boolean {
  const keys = new Set(hashesIn(other).map(keyOf));
  return !isSameNumber(one, other) && hashesIn(one).some((hash) => keys.has(keyOf(hash)));
}

/**
 * What is kept of a number that a roster states: its hashes by the keys of now, and, if it is the one that was kept
 * already, those by older keys, by which others may know it.
 */
export function keptNumber(stated: readonly string[], before: string | null | undefined): string {
  const now = stated.join(BETWEEN);
  if (!isSameNumber(now, before ?? null)) return now;
  return [...new Set([...stated, ...hashesIn(before)])].join(BETWEEN);
}
