import type { Stored } from './collection.ts';
import { command, type Table } from './table.ts';

const CHUNK = 200;
const AT_ONCE = 8;

/**
 * Adds those of many documents that are not there yet, in chunks. Others, or an earlier attempt that was
 * cut, may have added some of them.
 */
export async function insertMissing<Doc extends Stored>(
  table: Table<Doc>,
  documents: readonly Doc[],
): Promise<void> {
  const chunks: Doc[][] = [];
  for (let at = 0; at < documents.length; at += CHUNK) chunks.push(documents.slice(at, at + CHUNK));
  await inParallel(chunks, async (chunk) => {
    const [{ communityId }] = chunk as [Doc];
    let rest = chunk;
    while (rest.length > 0 && !(await table.insertAll(rest))) {
      const there = await table.find(
        { communityId, _id: command.in(rest.map(({ _id }) => _id)) },
        { limit: CHUNK, fields: ['communityId'] },
      );
      const ids = new Set(there.map(({ _id }) => _id));
      if (ids.size === 0) return; // refused for another key than the id: nothing to add
      rest = rest.filter(({ _id }) => !ids.has(_id));
    }
  });
}

/** A few at once, for many small requests. */
export async function inParallel<One>(
  list: readonly One[],
  work: (one: One) => Promise<unknown>,
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
