import type { ResidentActions } from '../../typings/contract/resident.ts';
import { accountKeyOf } from '../shared/actor.ts';
import { dayOf, now } from '../shared/clock.ts';
import type { PersonContext } from '../shared/handler.ts';
import { membershipOf } from '../shared/membership.ts';
import { findMemberships } from './resident-repository.ts';

/** Every community the caller belongs to; none for a stranger. */
export async function listMemberships(
  _input: ResidentActions['me']['input'],
  { openid }: PersonContext,
): Promise<ResidentActions['me']['data']> {
  const today = dayOf(now());
  const rows = await findMemberships(accountKeyOf(openid));
  return {
    memberships: rows.map((row) => membershipOf(row, row.community[0]?.name ?? '', today)),
  };
}
