import type { Stamp } from '../kernel/collection.ts';
import { inParallel } from '../kernel/parallel.ts';
import { command, tableOf } from '../kernel/table.ts';
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

/**
 * One request, whatever their number; those that this command has put there already stay as they are.
 * @returns how many it put there
 */
export function putIntoGrid(
  communityId: string,
  householdIds: readonly string[],
  grid: string | null,
  change: Stamp,
): Promise<number> {
  return table.change(
    { communityId, _id: command.in([...householdIds]), 'change.id': command.neq(change.id) },
    { grid, change: command.set(change) },
  );
}

/** Dates what one command changed, wherever it is the latest change. One request. */
export async function dateStamps(communityId: string, id: string, at: number): Promise<void> {
  await table.change({ communityId, 'change.id': id }, { 'change.at': at });
}

/** The stamp of a household's latest change. One request. */
export async function stampOfHousehold(
  communityId: string,
  id: string,
): Promise<Stamp | undefined> {
  return (await table.get(communityId, id))?.change;
}
