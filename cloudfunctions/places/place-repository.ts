import { type Change, type Commanded, change } from '../kernel/command.ts';
import { inParallel } from '../kernel/database/parallel.ts';
import { command, expression, readerOf, tableOf } from '../kernel/database/table.ts';
import { households } from '../people/collections.ts';
import { type PlaceDocument, places } from './collections.ts';

/** Everything that is written into places is written here. */
const table = tableOf(places);

/** Adds places that are not there yet. */
export async function insertPlaces(
  communityId: string,
  documents: readonly PlaceDocument[],
): Promise<void> {
  const there = await table.findAll(communityId, ['communityId']);
  const known = new Set(there.map(({ _id }) => _id));
  await table.insertMissing(documents.filter(({ _id }) => !known.has(_id)));
}

/** Changes a place by a command of its own. */
export function changePlace<Answer>(
  commanded: Commanded,
  place: PlaceDocument,
  how: Omit<Change<PlaceDocument, undefined, Answer>, 'missing' | 'prepare'>,
): Promise<Answer> {
  return change(commanded, places, place, { ...how, missing: 'PLACE_NOT_FOUND' });
}

/** Keeps what an estate's papers state of it. One request. */
export async function saveStated(
  communityId: string,
  _id: string,
  stated: NonNullable<PlaceDocument['stated']>,
): Promise<void> {
  await table.change({ communityId, _id }, { stated: command.set(stated) });
}

/**
 * Rebuilds the cached numbers of households from the households themselves.
 * One request to count, one to read, one for each place whose number was wrong.
 */
export async function recountPlaces(communityId: string): Promise<void> {
  const counts = await readerOf(households).aggregate<{ _id: string; count: number }>(
    { communityId },
    (pipeline) =>
      pipeline
        .unwind('$lineage')
        .group({ _id: '$lineage', count: expression.sum(1) })
        .limit(20_000),
  );
  const byPlace = new Map(counts.map(({ _id, count }) => [_id, count]));
  const kept = await table.findAll(communityId, ['households']);
  const wrong = kept
    .map(({ _id, households: cached }) => ({ _id, cached, count: byPlace.get(_id) ?? 0 }))
    .filter(({ cached, count }) => cached !== count);
  await inParallel(wrong, async ({ _id, count }) => {
    await table.change({ communityId, _id }, { households: count });
  });
}
