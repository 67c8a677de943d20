import type { ResidentActions } from '../../typings/contract/resident.ts';
import { stampOf } from '../shared/audit.ts';
import type { ActorContext } from '../shared/handler.ts';
import { addGrants } from './resident-repository.ts';

/** Counts what the person accepted: one accepted request is one message that may be sent. */
export async function grantMessages(
  { communityId, templateIds, commandId }: ResidentActions['grantMessages']['input'],
  { openid, actor }: ActorContext,
): Promise<ResidentActions['grantMessages']['data']> {
  const wanted = [...new Set(templateIds)];
  const { residentId } = actor;
  const change = stampOf(openid, commandId, residentId, 'message.grant', `resident:${residentId}`);
  await addGrants(communityId, residentId, wanted, change);
  return { granted: wanted.length };
}
