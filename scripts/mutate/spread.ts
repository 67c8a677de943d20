/** So many of a list, spread evenly; all of them for 0. */
export function spread<Item>(all: readonly Item[], wanted: number): Item[] {
  if (wanted <= 0 || wanted >= all.length) return [...all];
  return Array.from(
    { length: wanted },
    (_, n) => all[Math.floor((n * all.length) / wanted)] as Item,
  );
}
