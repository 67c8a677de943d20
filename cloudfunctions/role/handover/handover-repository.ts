import { allOf, command, readerOf, tableOf } from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { type HandoverDocument, handovers } from '../collections.ts';

const table = tableOf(handovers);

/** All of a community, or those that somebody is a party of. One request. */
export function findHandovers(
  communityId: string,
  partyId: string | null,
): Promise<HandoverDocument[]> {
  const either = command.or([{ residentId: partyId }, { successorId: partyId }]);
  return table.find(allOf(communityId, ...(partyId === null ? [{}] : [either])), { limit: 300 });
}

/** What was given has been passed on, unless more was given meanwhile. One request. */
export async function markCarried({
  communityId,
  _id,
  change,
  given,
}: HandoverDocument): Promise<void> {
  await table.change(
    { communityId, _id, 'change.id': change.id, carrying: true },
    { given: given.map((one) => ({ ...one, done: true })), carrying: false },
  );
}

/** Those whom a handover names, as far as they are still here. One request. */
export function findParties(
  communityId: string,
  ids: readonly (string | undefined)[],
): Promise<Pick<ResidentDocument, '_id' | 'name' | 'roles' | 'households' | 'openid'>[]> {
  return readerOf(residents).find(
    { communityId, _id: command.in(ids.filter((id) => id !== undefined)) },
    { limit: 10, fields: ['name', 'roles', 'households', 'openid'] },
  );
}
