import type { Stamp } from '../kernel/database/collection.ts';
import { inParallel } from '../kernel/database/parallel.ts';
import { command, tableOf } from '../kernel/database/table.ts';
import { type HouseholdDocument, households } from './collections.ts';
import { recordChanges } from './household-repository.ts';

/** What rosters write into households: many at once, under the stamp of one command. */
const table = tableOf(households);

/** Adds those that are not there yet. */
export function insertHouseholds(documents: readonly HouseholdDocument[]): Promise<void> {
  return table.insertMissing(documents);
}

/** Changes the particulars that a roster states, and nothing else: codes and people stay. */
export async function updateHouseholds(
  communityId: string,
  patches: readonly { _id: string; patch: Record<string, unknown> }[],
  change: Stamp,
): Promise<void> {
  await recordChanges(
    communityId,
    patches.map(({ _id }) => _id),
  );
  await inParallel(patches, async ({ _id, patch }) => {
    await table.change({ communityId, _id }, { ...patch, change: command.set(change) });
  });
}

/** Households that are told apart by a key of rosters before. */
export function hasOldOwnerKey(): Record<string, unknown> {
  return { ownerKey: command.exists(true) };
}

/** Owners in today's form, unless the household has changed since it was read. One request. */
export async function renewOwners(
  { communityId, _id, change }: HouseholdDocument,
  owners: readonly string[],
): Promise<void> {
  await table.change(
    { communityId, _id, 'change.id': change.id },
    { owners: [...owners], ownerKey: command.remove() },
  );
}
