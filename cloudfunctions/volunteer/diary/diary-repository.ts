import { recordStanding } from '../../kernel/audit.ts';
import { type Page, readPage } from '../../kernel/database/page.ts';
import { allOf, command, tableOf } from '../../kernel/database/table.ts';
import { type PairingEntryDocument, pairingDiary } from '../collections.ts';

const table = tableOf(pairingDiary);
const PAGE = 20;

/**
 * A page of a diary, the newest first: what everybody of the circle reads, what the reader wrote, and for the
 * coordinator what waits for them. One request.
 * @param from what was written before is not shown
 */
export function readDiary(
  communityId: string,
  pairingId: string,
  { readerId, coordinates, from }: { readerId: string; coordinates: boolean; from: number },
  after: string | undefined,
): Promise<Page<PairingEntryDocument>> {
  const shown = [
    { state: 'shown' },
    { state: 'held', writerId: readerId },
    ...(coordinates ? [{ state: 'held' }] : []),
  ];
  return readPage(
    table,
    allOf(communityId, { pairingId, at: command.gte(from) }, command.or(shown)),
    { by: ['at'], direction: 'desc', limit: PAGE, after },
  );
}

/** Takes whole diaries away; that something was written stays in the audit trail. Two requests. */
export async function eraseDiaries(
  communityId: string,
  pairingIds: readonly string[],
): Promise<void> {
  if (pairingIds.length === 0) return;
  const all = { communityId, pairingId: command.in([...pairingIds]) };
  await recordStanding(pairingDiary, all);
  await table.remove(all);
}
