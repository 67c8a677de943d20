import type { ResidentActions } from '../../../typings/contract/resident.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { JoinRequestDocument } from '../collections.ts';
import { enterHousehold, newResidentId } from './enter-household.ts';
import { closeRequest, findUncarried, markCarried, requests } from './request-repository.ts';

type Input = ResidentActions['decideRequest']['input'];

export function decideLoad({ requestId }: Input) {
  return { request: { from: 'joinRequests', ids: requestId } };
}

/**
 * An officer of the door lets somebody in, or not. Of two officers at once the first stands. Letting in
 * is decided by the request; the person's entry follows, by a retry or the timer if need be.
 */
export async function decideRequest(
  { communityId, requestId, decision, reason, commandId }: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<ResidentActions['decideRequest']['data']> {
  let request = loaded.request?.[0] as JoinRequestDocument | undefined;
  if (!request) throw new Refusal('REQUEST_NOT_FOUND');
  if (request.openid === openid) throw new Refusal('REQUEST_OWN');
  const target = `household:${request.householdId}`;
  const accepts = decision === 'accept';
  const change = stampOf(openid, commandId, actor.residentId, `request.${decision}`, target);
  const outcome = accepts
    ? ({ state: 'accepted', reason: null, carried: false } as const)
    : ({ state: 'declined', reason: reason ?? 'not-known', carried: true } as const);
  if (request.state === 'open' && (await closeRequest(request, outcome, change)) === 1) {
    request = { ...request, ...outcome, change };
  } else if (request.state === 'open') {
    request = (await requests.get(communityId, requestId)) ?? request;
  }
  if (request.change.id !== change.id) throw new Refusal('REQUEST_DECIDED');
  if (!request.carried) await letIn(request);
  await recordAudit(communityId, request.change);
  return { state: request.state };
}

/** Doing it again changes nothing. */
async function letIn(request: JoinRequestDocument): Promise<void> {
  const { communityId, householdId, label, lineage, openid, name, change, _id } = request;
  const residentId = newResidentId(openid, communityId);
  const household = { communityId, _id: householdId, label, lineage };
  await enterHousehold(household, { openid, name, residentId, again: _id, change });
  await markCarried(request);
}

/** For the timer: people whose acceptance a cut left half done. */
export async function finishAccepting(): Promise<void> {
  for (const request of await findUncarried()) await letIn(request);
}
