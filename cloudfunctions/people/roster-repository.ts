import { inParallel, insertMissing } from '../kernel/bulk.ts';
import type { Stamp } from '../kernel/collection.ts';
import { command, expression, tableOf } from '../kernel/table.ts';
import { type HouseholdDocument, households } from './collections.ts';

const table = tableOf(households);

/** Many places have a household; no community has so many. */
const MOST_PLACES = 20_000;

/** Adds households that are not there yet, in chunks. */
export function insertHouseholds(documents: readonly HouseholdDocument[]): Promise<void> {
  return insertMissing(table, documents);
}

/** New values of one household's particulars. */
export interface HouseholdPatch {
  _id: string;
  patch: Record<string, unknown>;
}

/** Changes particulars, and nothing else: codes and people stay. One request for each household. */
export async function updateHouseholds(
  communityId: string,
  patches: readonly HouseholdPatch[],
  change: Stamp,
): Promise<void> {
  await inParallel(patches, ({ _id, patch }) =>
    table.change({ communityId, _id }, { ...patch, change: command.set(change) }),
  );
}

/** How many households there are at or below each place. One request. */
export async function countByPlace(communityId: string): Promise<Map<string, number>> {
  const counts = await table.aggregate<{ _id: string; count: number }>(
    { communityId },
    (pipeline) =>
      pipeline
        .unwind('$lineage')
        .group({ _id: '$lineage', count: expression.sum(1) })
        .limit(MOST_PLACES),
  );
  return new Map(counts.map(({ _id, count }) => [_id, count]));
}
