import type { HeldRole, Member } from '../../../typings/contract/resident.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import type { LeftHome, ResidentDocument, ResidentHousehold } from '../../people/collections.ts';

type Homes = Pick<ResidentDocument, 'households' | 'lineages'>;

/** Homes that somebody joins by themselves, or by one officer's word: more take two. */
export const MOST_HOMES = 3;
/** Homes that somebody was written out of during votes, at most. */
const MOST_LEFT = 10;

export function livesIn(
  { households }: Pick<ResidentDocument, 'households'>,
  householdId: string,
): boolean {
  return households.some((one) => one.householdId === householdId);
}

/** Somebody's homes with one more. @returns null if it is among them */
export function withHousehold(
  { households, lineages }: Homes,
  household: ResidentHousehold,
  around: readonly string[],
): Homes | null {
  if (livesIn({ households }, household.householdId)) return null;
  return {
    households: [...households, household],
    lineages: [...new Set([...lineages, ...around])],
  };
}

/** What is left of somebody's homes without one of them: the places around the others stay. */
export function withoutHousehold(
  households: ResidentDocument['households'],
  householdId: string,
): Homes {
  const rest = households.filter((one) => one.householdId !== householdId);
  const around = rest.flatMap((one) => ancestorsAndSelf(one.householdId).slice(0, -1));
  return { households: rest, lineages: [...new Set(around)].sort() };
}

/**
 * What moving out of a household leaves of an entry: neither the home nor an office at it. Of a person
 * without WeChat and without a home nothing is kept, since nobody could ask for it.
 * @param voting where it was not their own word: until when they still vote for the home in votes under way
 * @returns null for whoever does not live there
 */
export function movedOut(
  resident: ResidentDocument,
  householdId: string,
  voting?: Pick<LeftHome, 'at' | 'until'> | null,
): Partial<ResidentDocument> | null {
  const home = resident.households.find((one) => one.householdId === householdId);
  if (!home) return null;
  const homes = withoutHousehold(resident.households, householdId);
  if (resident.openid === null && homes.households.length === 0) return erased(resident);
  const roles = resident.roles.filter(({ placeId }) => placeId !== householdId);
  const left = voting && [{ ...home, ...voting }, ...(resident.left ?? [])].slice(0, MOST_LEFT);
  return { ...homes, roles, vacated: vacatedWith(resident, [householdId]), ...(left && { left }) };
}

const vacatedWith = (
  { vacated = [] }: Pick<ResidentDocument, 'vacated'>,
  householdIds: readonly string[],
) => [...new Set([...vacated, ...householdIds])];

/** An entry that names nobody: its id stays for what was done, and leads nowhere. */
export function erased(resident: Pick<ResidentDocument, '_id' | 'households' | 'vacated'>) {
  const { _id, households } = resident;
  const homes = households.map(({ householdId }) => householdId);
  return {
    vacated: vacatedWith(resident, homes),
    accountKey: `gone:${_id}`,
    openid: null,
    name: '',
    adult: null,
    contact: null,
    households: [],
    left: [],
    lineages: [],
    roles: [],
    grants: {},
    sends: {},
    counted: [],
    applied: [],
    forgotten: false,
  };
}

export function isGone({ accountKey }: Pick<ResidentDocument, 'accountKey'>): boolean {
  return accountKey.startsWith('gone:');
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
