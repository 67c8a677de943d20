import type { Membership, ResidentActions } from '../../typings/contract/resident.ts';
import { accountKeyOf } from '../shared/actor.ts';
import { recordAudit, stampOf } from '../shared/audit.ts';
import { dayOf, now } from '../shared/clock.ts';
import { checkText } from '../shared/content-check.ts';
import type { ResidentDocument } from '../shared/documents.ts';
import { Refusal } from '../shared/errors.ts';
import type { PersonContext } from '../shared/handler.ts';
import { membershipOf } from '../shared/membership.ts';
import { idFromCommand } from '../shared/secret.ts';
import { findOpenCode } from './find-code.ts';
import {
  addHousehold,
  claimCode,
  findResident,
  type HouseholdRow,
  residents,
} from './resident-repository.ts';

/**
 * Joins a household with its one-time code. Taking the code is the truth: one conditional update, so
 * of two people with one code exactly one wins. What follows is finished by a retry of the winner.
 */
export async function joinHousehold(
  { code, name, commandId }: ResidentActions['join']['input'],
  { openid }: PersonContext,
): Promise<Membership> {
  const household = await findOpenCode(code, openid);
  const { communityId, _id: householdId } = household;
  const accountKey = accountKeyOf(openid);
  const verdict = await checkText(openid, name, 'profile');
  if (verdict === 'risky') throw new Refusal('TEXT_REFUSED');
  if (verdict !== 'pass') throw new Refusal('SERVICE_BUSY'); // a name is seen at once: fail closed

  // A new person's id follows from the account, so that two phones make one entry.
  const entryHere = household.entries.find((one) => one.communityId === communityId);
  const residentId = entryHere?._id ?? idFromCommand(openid, communityId);
  const target = `household:${householdId}`;
  const change = stampOf(openid, commandId, residentId, 'resident.join', target);
  if (household.code.usedBy === null && (await claimCode(household, accountKey, change)) === 0) {
    const again = await findOpenCode(code, openid);
    if (again.code.usedBy !== accountKey) throw new Refusal('CODE_USED');
    change.at = again.code.usedAt ?? change.at;
  } else if (household.code.usedBy !== null) {
    change.at = household.code.usedAt ?? change.at;
  }
  const entry = { householdId, label: household.label, joinedAt: change.at };
  const created = newResident(household, residentId, openid, name, entry, change);
  if (!(await residents.insert(created))) {
    const lineage = [...household.lineage];
    const added = await addHousehold(communityId, accountKey, entry, lineage, change);
    // Whoever left and comes back is a new person: the id of the old entry leads to nobody.
    if (added === 0 && !(await findResident(communityId, accountKey))) {
      const _id = idFromCommand(openid, `${communityId} ${household.code.hash}`);
      change.actorId = _id;
      await residents.insert({ ...created, _id, change });
    }
  }
  await recordAudit(communityId, change);
  const resident = (await findResident(communityId, accountKey)) ?? created;
  return membershipOf(resident, household.community[0]?.name ?? '', dayOf(now()));
}

function newResident(
  { communityId, lineage }: HouseholdRow,
  residentId: string,
  openid: string,
  name: string,
  household: ResidentDocument['households'][number],
  change: ResidentDocument['change'],
): ResidentDocument {
  return {
    _id: residentId,
    communityId,
    accountKey: accountKeyOf(openid),
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
}
