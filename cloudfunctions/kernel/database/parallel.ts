const AT_ONCE = 8;

/** A few at once, for many small writes. */
export async function inParallel<One>(
  list: readonly One[],
  work: (one: One) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < list.length) {
      const one = list[next] as One;
      next += 1;
      await work(one);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, list.length) }, worker));
}
