import type { ResidentActions } from '../../../typings/contract/resident.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import type { PersonContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { accountKeyOf } from '../../people/actor.ts';
import { closeRequest, findOwnRequest } from './request-repository.ts';
import { ownRequest } from './request-rules.ts';

/** Takes back one's own request. What an officer has decided by then stays as it is. */
export async function withdrawRequest(
  { communityId, requestId, commandId }: ResidentActions['withdrawRequest']['input'],
  { openid }: PersonContext,
): Promise<ResidentActions['withdrawRequest']['data']> {
  const accountKey = accountKeyOf(openid);
  const request = await findOwnRequest(communityId, requestId, accountKey);
  if (!request) throw new Refusal('REQUEST_NOT_FOUND');
  const communityName = request.community[0]?.name ?? '';
  const { householdId, change: before } = request;
  const target = `household:${householdId}`;
  const change = stampOf(openid, commandId, before.actorId, 'request.withdraw', target);
  if (before.id === change.id) await recordAudit(communityId, before);
  if (request.state !== 'open') return ownRequest(request, communityName);
  const outcome = { state: 'withdrawn', reason: null, carried: true } as const;
  if ((await closeRequest(request, outcome, change)) === 1) {
    await recordAudit(communityId, change);
    return ownRequest({ ...request, ...outcome }, communityName);
  }
  const stands = await findOwnRequest(communityId, requestId, accountKey);
  if (!stands) throw new Refusal('REQUEST_NOT_FOUND');
  return ownRequest(stands, communityName);
}
