import type { ResidentActions } from '../../../typings/contract/resident.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { DAY, now } from '../../kernel/clock.ts';
import type { PersonContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { accountKeyOf } from '../../people/actor.ts';
import { checkText } from '../../review/content-check.ts';
import type { JoinRequestDocument } from '../collections.ts';
import { newResidentId } from './enter-household.ts';
import { findDoor, requests } from './request-repository.ts';
import { doorIds, hindrance, ownRequest, REQUEST_DAYS } from './request-rules.ts';

/**
 * Somebody without a code asks the officers of a door to be let in. One request waits per person and
 * community, by a unique index; a person asks three times a week at most.
 */
export async function askToJoin(
  {
    communityId,
    stairId,
    number,
    name,
    note = '',
    commandId,
  }: ResidentActions['askToJoin']['input'],
  { openid }: PersonContext,
): Promise<ResidentActions['askToJoin']['data']> {
  const accountKey = accountKeyOf(openid);
  const requestId = idFromCommand(openid, `${commandId} ask`);
  const door = await findDoor(communityId, doorIds(stairId, number), accountKey);
  if (!door) throw new Refusal('HOUSEHOLD_NOT_FOUND');
  const communityName = door.community[0]?.name ?? '';
  const asked = door.asked.filter((one) => one.communityId === communityId);
  const repeated = asked.find(({ _id }) => _id === requestId);
  if (repeated) {
    // A decision may have put its own stamp in the place of the request's.
    if (repeated.change.action === 'request.ask') await recordAudit(communityId, repeated.change);
    return ownRequest(repeated, communityName);
  }
  const entry = door.entries.find((one) => one.communityId === communityId);
  if (entry?.households.some(({ householdId }) => householdId === door._id)) {
    throw new Refusal('MEMBER_ALREADY');
  }
  const why = hindrance(asked, now() - REQUEST_DAYS * DAY);
  if (why) throw new Refusal(why, why === 'REQUEST_TOO_MANY' ? { days: REQUEST_DAYS } : undefined);
  const verdict = await checkText(openid, `${name}\n${note}`, 'profile');
  if (verdict === 'risky') throw new Refusal('TEXT_REFUSED');
  if (verdict !== 'pass') throw new Refusal('SERVICE_BUSY'); // officers see it at once: fail closed

  const actorId = entry?._id ?? newResidentId(openid, communityId);
  const change = stampOf(openid, commandId, actorId, 'request.ask', `household:${door._id}`);
  const request: JoinRequestDocument = {
    _id: requestId,
    communityId,
    householdId: door._id,
    label: door.label,
    lineage: door.lineage,
    accountKey,
    openid,
    name,
    note,
    openKey: accountKey,
    state: 'open',
    reason: null,
    at: change.at,
    closedAt: null,
    carried: true,
    change,
  };
  if (!(await requests.insert(request))) {
    const stands = await requests.get(communityId, requestId);
    if (!stands) throw new Refusal('REQUEST_OPEN'); // the person's other phone was quicker
    return ownRequest(stands, communityName);
  }
  await recordAudit(communityId, change);
  return ownRequest(request, communityName);
}
