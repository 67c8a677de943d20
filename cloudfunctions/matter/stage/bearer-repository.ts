import type { Role } from '../../../typings/contract/people.ts';
import { rolesInForce } from '../../kernel/action/access.ts';
import { allOf, command, readerOf } from '../../kernel/database/table.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { inOffice } from '../../people/resident-repository.ts';

export type Bearer = Pick<ResidentDocument, '_id' | 'name' | 'openid' | 'roles'>;

/** Who bears one of these offices at a place that covers this one, with the roles in force. One request. */
export async function findBearers(
  communityId: string,
  placeId: string,
  offices: readonly Role[],
  today: string,
): Promise<Bearer[]> {
  const found = await readerOf(residents).find(
    allOf(communityId, command.or(inOffice(ancestorsAndSelf(placeId), offices, today))),
    { order: [['_id', 'asc']], limit: 200, fields: ['name', 'openid', 'roles'] },
  );
  return found.map((one) => ({ ...one, roles: rolesInForce(one.roles, today) }));
}

/** How these people are reached. One request. */
export function findReachable(
  communityId: string,
  ids: readonly string[],
): Promise<Pick<ResidentDocument, '_id' | 'openid'>[]> {
  return readerOf(residents).find(
    { communityId, _id: command.in([...ids]) },
    { limit: 1000, fields: ['openid'] },
  );
}
