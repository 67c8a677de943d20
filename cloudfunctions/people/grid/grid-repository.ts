import type { Stamp } from '../../kernel/database/collection.ts';
import { command, tableOf } from '../../kernel/database/table.ts';
import { type HouseholdDocument, households } from '../collections.ts';

const table = tableOf(households);

type Changed = Pick<HouseholdDocument, '_id' | 'change'>;

/**
 * Households whose latest change was seen go into a micro-grid, all in one request.
 * @returns how many of them did
 */
export function saveGrid(
  communityId: string,
  seen: readonly Changed[],
  grid: string | null,
  change: Stamp,
): Promise<number> {
  return table.change(
    {
      communityId,
      _id: command.in(seen.map(({ _id }) => _id)),
      'change.id': command.in([...new Set(seen.map((one) => one.change.id))]),
    },
    { grid, change: command.set(change) },
  );
}

/** The latest changes of these households. One request. */
export function findChanges(communityId: string, ids: readonly string[]): Promise<Changed[]> {
  return table.find(
    { communityId, _id: command.in([...ids]) },
    { limit: ids.length, fields: ['change'] },
  );
}

/** Dates what one command changed, wherever it is the latest change. One request. */
export async function dateChanges(communityId: string, id: string, at: number): Promise<void> {
  await table.change({ communityId, 'change.id': id }, { 'change.at': at });
}
