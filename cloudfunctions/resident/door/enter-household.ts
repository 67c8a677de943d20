import { accountKeyOf } from '../../kernel/action/actor.ts';
import type { Stamp } from '../../kernel/database/collection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { hasStatedAdult, statement } from '../../people/adult/adult-rules.ts';
import type { HouseholdDocument, ResidentDocument } from '../../people/collections.ts';
import {
  applyToResident,
  getResident,
  insertResident,
  newResidentId,
} from '../../people/resident-repository.ts';
import { withHousehold } from '../household/membership-rules.ts';

interface Entering {
  openid: string;
  name: string;
  /** they say that they are 18 */
  adult: boolean;
  /** the id that a new entry gets */
  residentId: string;
  /** makes the id of whoever left and comes back: the old entry's leads to nobody */
  again: string;
  change: Stamp;
  /** homes that the person may have before this one is refused; none said: any number */
  most?: number;
}

/** The id of somebody's next entry, who has none now: of a second one, if the first one was left. */
export async function nextResidentId(
  openid: string,
  communityId: string,
  again: string,
): Promise<string> {
  const first = newResidentId(openid, communityId);
  return (await getResident(communityId, first)) ? secondId(openid, communityId, again) : first;
}

function secondId(openid: string, communityId: string, again: string): string {
  return idFromCommand(openid, `${communityId} ${again}`);
}

/**
 * Puts a person into a household: a new entry, or one more household of the entry that is there.
 * Doing it again changes nothing, also once the person has moved out again.
 */
export async function enterHousehold(
  {
    communityId,
    _id: householdId,
    label,
    lineage,
  }: Pick<HouseholdDocument, 'communityId' | '_id' | 'label' | 'lineage'>,
  { openid, name, adult, residentId, again, change, most }: Entering,
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
    adult: statement(adult, residentId, change.at),
    lineages: [...lineage],
    roles: [],
    grants: {},
    sends: {},
    applied: [change.id],
    createdAt: change.at,
    change,
  };
  const enter = () =>
    applyToResident(communityId, { accountKey }, change, (resident) => {
      const homes = withHousehold(resident, household, lineage);
      if (homes && most !== undefined && homes.households.length > most) {
        throw new Refusal('HOUSEHOLDS_MANY', { most });
      }
      const isNews = adult && !hasStatedAdult(resident);
      return homes && isNews
        ? { ...homes, adult: statement(adult, resident._id, change.at) }
        : homes;
    });
  const there = await enter();
  if (there) return there;
  if (await insertResident(created)) return created;
  // The id is that of an entry that was left, or the person's other phone was quicker.
  const _id = secondId(openid, communityId, again);
  const second = { ...created, _id, adult: statement(adult, _id, change.at) };
  if (await insertResident(second)) return second;
  return (await enter()) ?? created;
}
