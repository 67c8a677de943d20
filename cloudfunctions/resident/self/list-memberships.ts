import type { ResidentActions } from '../../../typings/contract/resident.ts';
import { dayOf, now } from '../../kernel/clock.ts';
import type { PersonContext } from '../../kernel/handler.ts';
import { accountKeyOf } from '../../people/actor.ts';
import { membershipOf } from '../../people/membership.ts';
import { findMemberships } from '../household/resident-repository.ts';

/** Every community the caller belongs to; none for a stranger. */
export async function listMemberships(
  _input: ResidentActions['listMemberships']['input'],
  { openid }: PersonContext,
): Promise<ResidentActions['listMemberships']['data']> {
  const today = dayOf(now());
  const rows = await findMemberships(accountKeyOf(openid));
  return {
    memberships: rows.map((row) => membershipOf(row, row.community[0]?.name ?? '', today)),
  };
}
