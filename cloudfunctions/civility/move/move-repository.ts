import { type Page, readPage } from '../../kernel/database/page.ts';
import { command, readerOf, tableOf } from '../../kernel/database/table.ts';
import { type AccountDocument, accounts, type MoveDocument, moves } from '../collections.ts';

const table = tableOf(moves);

/** Accounts that a household has, and that families before it had. One request. */
export function findAccountsAt(
  communityId: string,
  householdId: string,
): Promise<AccountDocument[]> {
  return readerOf(accounts).find(
    { communityId, 'bearer.kind': 'household', 'bearer.id': householdId },
    { limit: 50 },
  );
}

/** One request. */
export function readMoves(
  communityId: string,
  after: string | undefined,
): Promise<Page<MoveDocument>> {
  return readPage(table, { communityId }, { by: ['order'], direction: 'desc', limit: 20, after });
}

/** Which moves were agreed to and are not written yet. */
export const moveDue = (at: number) => ({ dueAt: command.gt(0).and(command.lte(at)) });

/** Both sides are written. One request. */
export async function markMoved({ communityId, _id }: MoveDocument, moved: number): Promise<void> {
  await table.change({ communityId, _id, state: 'agreed' }, { moved, dueAt: null });
}
