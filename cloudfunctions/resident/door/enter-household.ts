import type { Stamp } from '../../kernel/collection.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { accountKeyOf } from '../../people/actor.ts';
import type { HouseholdDocument, ResidentDocument } from '../../people/collections.ts';
import { addHousehold, findResident, residents } from '../household/resident-repository.ts';

interface Entering {
  openid: string;
  name: string;
  /** the id of the entry that may be there already; a new person's follows from the account */
  residentId: string;
  /** makes the id of whoever left and comes back: the old entry's leads to nobody */
  again: string;
  change: Stamp;
}

/** A new person's id follows from the account, so that two phones make one entry. */
export function newResidentId(openid: string, communityId: string): string {
  return idFromCommand(openid, communityId);
}

/**
 * Puts a person into a household: a new entry, or one more household of the entry that is there.
 * Doing it again changes nothing.
 */
export async function enterHousehold(
  {
    communityId,
    _id: householdId,
    label,
    lineage,
  }: Pick<HouseholdDocument, 'communityId' | '_id' | 'label' | 'lineage'>,
  { openid, name, residentId, again, change }: Entering,
): Promise<ResidentDocument> {
  const accountKey = accountKeyOf(openid);
  const household = { householdId, label, joinedAt: change.at };
  const created: ResidentDocument = {
    _id: residentId,
    communityId,
    accountKey,
    openid,
    name,
    households: [household],
    lineages: [...lineage],
    roles: [],
    grants: {},
    sends: {},
    createdAt: change.at,
    change,
  };
  if (!(await residents.insert(created))) {
    const added = await addHousehold(communityId, accountKey, household, [...lineage], change);
    if (added === 0 && !(await findResident(communityId, accountKey))) {
      const _id = idFromCommand(openid, `${communityId} ${again}`);
      const actorId = change.actorId === residentId ? _id : change.actorId;
      await residents.insert({ ...created, _id, change: { ...change, actorId } });
    }
  }
  return (await findResident(communityId, accountKey)) ?? created;
}
