import { findEntry, recordAudit } from '../../kernel/audit.ts';
import type { Commanded } from '../../kernel/command.ts';
import { SEED, type Stamp } from '../../kernel/database/collection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { HouseholdDocument } from '../collections.ts';
import { recordChanges } from '../household-repository.ts';
import { dateChanges, findChanges, saveGrid } from './grid-repository.ts';

type Changed = Pick<HouseholdDocument, '_id' | 'change'>;

const TURNS = 5;

/**
 * Households go into a micro-grid by one command, or out of any. They are written in one request on
 * condition of what was seen, and again where others have changed some of them meanwhile; a repeat of the
 * command writes none. Without a race: one request for them and one for the entry.
 * @param found the households, as the actor's request has loaded them
 * @throws Refusal SERVICE_BUSY if others keep changing them
 */
export async function putIntoGrid(
  { command: { stamp, earlier, recorded } }: Commanded,
  communityId: string,
  found: readonly Changed[],
  grid: string | null,
): Promise<void> {
  if (earlier) return;
  const isOwn = ({ change }: Changed) => change.id === stamp.id;
  // An earlier attempt of this command, or one at the same moment, may have put some of them there.
  let attempted = found.find(isOwn)?.change;
  let left = found.filter((one) => !isOwn(one));
  let mayLack = left.some(({ change }) => change.action !== SEED && !recorded.has(change.id));
  let hasPut = false;
  for (let turn = 0; left.length > 0; turn += 1) {
    if (turn === TURNS) throw new Refusal('SERVICE_BUSY');
    const ids = left.map(({ _id }) => _id);
    if (mayLack) await recordChanges(communityId, ids);
    const put = await saveGrid(communityId, left, grid, stamp);
    hasPut ||= put > 0;
    if (put === left.length) break;
    const current = await findChanges(communityId, ids);
    attempted ??= current.find(isOwn)?.change;
    left = current.filter((one) => !isOwn(one));
    mayLack = true;
    // Put there by another attempt, and overwritten by others since.
    if (!hasPut && left.length > 0 && (await findEntry(communityId, stamp.id))) return;
  }
  await recordOne(communityId, stamp, attempted);
}

/** What several attempts have changed is dated as the one entry is. */
async function recordOne(
  communityId: string,
  stamp: Stamp,
  attempted: Stamp | undefined,
): Promise<void> {
  await recordAudit(communityId, attempted ?? stamp);
  if (!attempted) return;
  const entry = await findEntry(communityId, stamp.id);
  if (entry) await dateChanges(communityId, stamp.id, entry.at);
}
