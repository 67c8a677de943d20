import type { ResidentActions } from '../../../typings/contract/resident.ts';
import { rolesInForce } from '../../kernel/access.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { dayOf, now } from '../../kernel/clock.ts';
import type { Stamp } from '../../kernel/collection.ts';
import type { AuditDocument } from '../../kernel/collections.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { HouseholdDocument, ResidentDocument } from '../../people/collections.ts';
import { noCode } from '../door/code-rules.ts';
import { getPerson, saveHomes, startAnew } from './household-repository.ts';
import { isOffice, withoutHousehold } from './membership-rules.ts';
import { eraseResident, eraseTraces, findMembers, forgetCodes } from './people-repository.ts';

type EndInput = ResidentActions['endMembership']['input'];
type TakeOverInput = ResidentActions['takeOver']['input'];

const TRIES = 3; // the person may join or leave elsewhere at the same moment
const TAKE_OVER = 'household.take-over';

export function endMembershipLoad({ householdId, residentId }: EndInput) {
  return {
    household: { from: 'households', ids: householdId },
    person: { from: 'residents', ids: residentId },
  };
}

/** An officer of the door notes that somebody does not live there any more. */
export async function endMembership(
  { householdId, residentId, reason, commandId }: EndInput,
  { openid, actor, loaded }: ActorContext,
): Promise<ResidentActions['endMembership']['data']> {
  const person = loaded.person?.[0] as ResidentDocument | undefined;
  if (!loaded.household?.[0] || !person) throw new Refusal('RESIDENT_NOT_FOUND');
  const target = `resident:${residentId}`;
  const change = stampOf(openid, commandId, actor.residentId, `member.${reason}`, target);
  await end(person, householdId, change);
  return { ended: true };
}

/** Out of one of one's own households. */
export async function leaveHousehold(
  { communityId, householdId, commandId }: ResidentActions['leaveHousehold']['input'],
  { openid, actor }: ActorContext,
): Promise<ResidentActions['leaveHousehold']['data']> {
  const { residentId, resident } = actor;
  const isLast = resident.households.every((one) => one.householdId === householdId);
  const hasOffice = rolesInForce(resident.roles, dayOf(now())).some(isOffice);
  if (resident.households.length > 0 && isLast && !hasOffice) throw new Refusal('HOUSEHOLD_LAST');
  const target = `resident:${residentId}`;
  const change = stampOf(openid, commandId, residentId, 'member.left', target);
  await end({ ...resident, communityId }, householdId, change);
  return { left: true };
}

export function takeOverLoad({ householdId, commandId }: TakeOverInput, openid: string) {
  const { id } = stampOf(openid, commandId, '', TAKE_OVER, `household:${householdId}`);
  return {
    household: { from: 'households', ids: householdId },
    earlier: { from: 'audit', ids: id },
  };
}

/**
 * Others move in: the code stops working, and everybody who was there at that moment is out, one after
 * the other. Repeated, it goes on with those of that moment and leaves alone who came since.
 */
export async function takeOver(
  { communityId, householdId, commandId }: TakeOverInput,
  { openid, actor, loaded }: ActorContext,
): Promise<ResidentActions['takeOver']['data']> {
  const household = loaded.household?.[0] as HouseholdDocument | undefined;
  if (!household) throw new Refusal('HOUSEHOLD_NOT_FOUND');
  const target = `household:${householdId}`;
  const change = stampOf(openid, commandId, actor.residentId, TAKE_OVER, target);
  const earlier = loaded.earlier?.[0] as AuditDocument | undefined;
  if (household.change.id === change.id) change.at = household.change.at;
  else if (earlier) change.at = earlier.at;
  else await startAnew(communityId, householdId, noCode(householdId), change);
  if (!earlier) await recordAudit(communityId, change);
  for (const member of await findMembers(communityId, householdId)) {
    const joined = member.households.find((one) => one.householdId === householdId)?.joinedAt ?? 0;
    if (joined > change.at) continue;
    const of = `resident:${member._id}`;
    await end(
      member,
      householdId,
      stampOf(openid, commandId, actor.residentId, 'member.moved', of),
    );
  }
  return { ended: true };
}

/**
 * Takes a household out of somebody's entry; done already is done. The codes with which they joined are
 * forgotten first: an old slip opens nothing again. Of a person without WeChat and without a home nothing
 * is kept, since nobody could ask for it.
 */
async function end(
  person: ResidentDocument | undefined,
  householdId: string,
  change: Stamp,
): Promise<void> {
  for (let turn = 0; person && turn < TRIES; turn += 1) {
    const { communityId, _id, accountKey, openid } = person;
    if (person.change.id === change.id) return recordAudit(communityId, person.change);
    if (!person.households.some((one) => one.householdId === householdId)) return;
    await forgetCodes(communityId, accountKey, [householdId]);
    const homes = withoutHousehold(person.households, householdId);
    const isGone = openid === null && homes.households.length === 0;
    const done = isGone
      ? await eraseResident(person, change)
      : await saveHomes(person, householdId, homes, change);
    if (done === 1) {
      if (isGone) await eraseTraces(communityId, _id, change.at);
      return recordAudit(communityId, change);
    }
    person = await getPerson(communityId, _id);
  }
  if (person) throw new Refusal('SERVICE_BUSY');
}
