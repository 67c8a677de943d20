import type { HeldRole, Member } from '../../../typings/contract/resident.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import type { HouseholdDocument, ResidentDocument } from '../../people/collections.ts';

type Homes = Pick<ResidentDocument, 'households' | 'lineages'>;

/** What is left of somebody's homes without one of them: the places around the others stay. */
export function withoutHousehold(
  households: ResidentDocument['households'],
  householdId: string,
): Homes {
  const rest = households.filter((one) => one.householdId !== householdId);
  const around = rest.flatMap((one) => ancestorsAndSelf(one.householdId).slice(0, -1));
  return { households: rest, lineages: [...new Set(around)].sort() };
}

/** An office is held for others; to speak for one's own household is none. */
export function isOffice({ role }: HeldRole): boolean {
  return role !== 'household-representative';
}

/** The people of a household, in the order of the rows. */
export function membersOf(
  householdId: string,
  rows: readonly Pick<ResidentDocument, '_id' | 'name' | 'openid' | 'households'>[],
): Member[] {
  return rows.map(({ _id, name, openid, households }) => ({
    residentId: _id,
    name,
    wechat: openid !== null,
    joinedAt: households.find((one) => one.householdId === householdId)?.joinedAt ?? 0,
  }));
}

/** Who speaks for a household, if that person still lives there. */
export function representativeOf(
  { representative }: Pick<HouseholdDocument, 'representative'>,
  rows: readonly Pick<ResidentDocument, '_id'>[],
): string | null {
  const id = representative?.residentId;
  return id !== undefined && rows.some(({ _id }) => _id === id) ? id : null;
}
