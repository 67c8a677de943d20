import { inParallel, insertMissing } from '../kernel/bulk.ts';
import { tableOf } from '../kernel/table.ts';
import { type PlaceDocument, places } from './collections.ts';

const table = tableOf(places);

/** Adds places that are not there yet: a thousand a request to know which, then in chunks. */
export async function insertPlaces(
  communityId: string,
  documents: readonly PlaceDocument[],
): Promise<void> {
  const there = await table.findAll(communityId, ['communityId']);
  const known = new Set(there.map(({ _id }) => _id));
  await insertMissing(
    table,
    documents.filter(({ _id }) => !known.has(_id)),
  );
}

/**
 * Puts right the cached numbers of households.
 * A thousand places a request to read them, and one request for each that was wrong.
 * @param counts by place; 0 where there is none
 */
export async function saveCounts(
  communityId: string,
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  const kept = await table.findAll(communityId, ['households']);
  const wrong = kept.filter(({ _id, households }) => households !== (counts.get(_id) ?? 0));
  await inParallel(wrong, ({ _id }) =>
    table.change({ communityId, _id }, { households: counts.get(_id) ?? 0 }),
  );
}
