import type { Membership, ResidentActions } from '../../../typings/contract/resident.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { dayOf, now } from '../../kernel/clock.ts';
import type { PersonContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { accountKeyOf } from '../../people/actor.ts';
import { membershipOf } from '../../people/membership.ts';
import { checkText } from '../../review/content-check.ts';
import { claimCode } from '../household/resident-repository.ts';
import { enterHousehold, newResidentId } from './enter-household.ts';
import { findOpenCode } from './find-code.ts';

/**
 * Joins a household with its one-time code. Taking the code is the truth: one conditional update, so
 * of two people with one code exactly one wins. What follows is finished by a retry of the winner.
 */
export async function joinHousehold(
  { code, name, commandId }: ResidentActions['joinHousehold']['input'],
  { openid }: PersonContext,
): Promise<Membership> {
  const household = await findOpenCode(code, openid);
  const { communityId, _id: householdId } = household;
  const accountKey = accountKeyOf(openid);
  const verdict = await checkText(openid, name, 'profile');
  if (verdict === 'risky') throw new Refusal('TEXT_REFUSED');
  if (verdict !== 'pass') throw new Refusal('SERVICE_BUSY'); // a name is seen at once: fail closed

  const entryHere = household.entries.find((one) => one.communityId === communityId);
  const residentId = entryHere?._id ?? newResidentId(openid, communityId);
  const target = `household:${householdId}`;
  const change = stampOf(openid, commandId, residentId, 'resident.join', target);
  if (household.code.usedBy === null && (await claimCode(household, accountKey, change)) === 0) {
    const again = await findOpenCode(code, openid);
    if (again.code.usedBy !== accountKey) throw new Refusal('CODE_USED');
    change.at = again.code.usedAt ?? change.at;
  } else if (household.code.usedBy !== null) {
    change.at = household.code.usedAt ?? change.at;
  }
  const again = household.code.hash;
  const resident = await enterHousehold(household, { openid, name, residentId, again, change });
  await recordAudit(communityId, { ...change, actorId: resident._id });
  return membershipOf(resident, household.community[0]?.name ?? '', dayOf(now()));
}
