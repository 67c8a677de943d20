/** How many phones are at work at once. */
export const PHONES = 50;

/** Does the work of all `count` items, with so many phones at once. */
export async function fromPhones(count: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const phone = async () => {
    for (let n = next++; n < count; n = next++) await work(n);
  };
  await Promise.all(Array.from({ length: PHONES }, phone));
}
