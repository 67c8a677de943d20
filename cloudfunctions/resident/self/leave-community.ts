import type { ResidentActions } from '../../../typings/contract/resident.ts';
import { forgetWriter } from '../../covenant/for-others.ts';
import { rolesInForce } from '../../kernel/access.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { DAY, dayOf, now } from '../../kernel/clock.ts';
import type { PersonContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { accountKeyOf } from '../../people/actor.ts';
import { dropRequestsOf } from '../door/request-repository.ts';
import { isOffice } from '../household/membership-rules.ts';
import {
  eraseResident,
  eraseTraces,
  findLeft,
  forgetCodes,
} from '../household/people-repository.ts';
import { findResident } from '../household/resident-repository.ts';

/**
 * Leaves a community and erases what names the person (个人信息保护法, art. 47). Erasing the entry is
 * the truth; the rest is finished by the timer. What they did stays under an id that leads to nobody.
 * Anyone may ask: who is not, or no longer, in the community has left it already.
 */
export async function leaveCommunity(
  { communityId, commandId }: ResidentActions['leaveCommunity']['input'],
  { openid }: PersonContext,
): Promise<ResidentActions['leaveCommunity']['data']> {
  const accountKey = accountKeyOf(openid);
  const resident = await findResident(communityId, accountKey);
  if (!resident) return { left: true };
  const inForce = rolesInForce(resident.roles, dayOf(now()));
  if (inForce.some(isOffice)) throw new Refusal('OFFICE_HELD');
  const { _id, households } = resident;
  const change = stampOf(openid, commandId, _id, 'resident.leave', `resident:${_id}`);
  const householdIds = households.map(({ householdId }) => householdId);
  await dropRequestsOf(communityId, accountKey);
  await forgetCodes(communityId, accountKey, householdIds);
  if ((await eraseResident(resident, change)) === 1) {
    await eraseTraces(communityId, _id, change.at);
    await forgetWriter(communityId, _id);
    await recordAudit(communityId, change);
  }
  return { left: true };
}

/** For the timer: what a cut left of those who have gone. */
export async function finishLeaving(): Promise<void> {
  for (const { _id, communityId, change } of await findLeft(now() - 2 * DAY)) {
    await eraseTraces(communityId, _id, change.at);
    await forgetWriter(communityId, _id);
  }
}
