import type { Role } from '../../../typings/contract/resident.ts';
import { allOf, command, readerOf, tableOf } from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { inOffice } from '../../people/resident-repository.ts';
import { type ConsentDocument, consents } from '../collections.ts';

const table = tableOf(consents);

export function getConsent(communityId: string, id: string): Promise<ConsentDocument | undefined> {
  return table.get(communityId, id);
}

/** Consents in force on a day that somebody gave or received. One request. */
export function findConsentsOf(
  communityId: string,
  residentId: string,
  today: string,
): Promise<ConsentDocument[]> {
  const inForce = {
    endedAt: null,
    from: command.lte(today),
    until: command.gte(today),
  };
  return findOfEither(communityId, inForce, residentId);
}

/** All consents that somebody gave or received, ended ones as well. One request. */
export function findAllConsentsOf(
  communityId: string,
  residentId: string,
): Promise<ConsentDocument[]> {
  return findOfEither(communityId, {}, residentId);
}

function findOfEither(
  communityId: string,
  condition: object,
  residentId: string,
): Promise<ConsentDocument[]> {
  const either = command.or([{ principalId: residentId }, { agentId: residentId }]);
  return table.find(allOf(communityId, condition, either), {
    order: [['_id', 'asc']],
    limit: 1000,
  });
}

/**
 * Somebody has left: what they gave and received ends with that, and does not name them. What had ended
 * before ended when it did. Four requests; doing it again changes nothing.
 */
export async function forgetConsents(
  communityId: string,
  residentId: string,
  at: number,
): Promise<void> {
  for (const [id, name] of [
    ['principalId', 'principalName'],
    ['agentId', 'agentName'],
  ] as const) {
    const own = { communityId, [id]: residentId };
    await table.change({ ...own, endedAt: null }, { endedAt: at });
    await table.change(own, { [name]: '' });
  }
}

export type HelperRow = Pick<
  ResidentDocument,
  '_id' | 'name' | 'households' | 'roles' | 'openid' | 'communityId'
>;

/** People of these households with WeChat, and holders of these offices at the places around today. One request. */
export function findHelpers(
  communityId: string,
  householdIds: string[],
  placeIds: string[],
  offices: readonly Role[],
  today: string,
): Promise<HelperRow[]> {
  const condition = allOf(
    communityId,
    { openid: command.neq(null) },
    command.or([
      { 'households.householdId': command.in(householdIds) },
      ...inOffice(placeIds, offices, today),
    ]),
  );
  return readerOf(residents).aggregate(condition, (pipeline) =>
    pipeline.sort({ _id: 1 }).limit(200).project({ name: 1, households: 1, roles: 1, openid: 1 }),
  );
}
