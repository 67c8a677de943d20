import type { ResidentActions } from '../../../typings/contract/resident.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { noticeTemplate } from '../../messages/message.ts';
import { addGrants } from '../household/resident-repository.ts';

/** Counts what the person accepted: one accepted request is one message that may be sent. */
export async function grantMessages(
  { communityId, templateIds, commandId }: ResidentActions['grantMessages']['input'],
  { openid, actor }: ActorContext,
): Promise<ResidentActions['grantMessages']['data']> {
  const wanted = [...new Set(templateIds)];
  // Only templates that we send: anything else would pile up in the person's entry.
  if (wanted.some((id) => id !== noticeTemplate())) {
    throw new Refusal('INPUT_INVALID', { field: 'templateIds' });
  }
  const { residentId } = actor;
  const stamp = stampOf(openid, commandId, residentId, 'message.grant', `resident:${residentId}`);
  const latest = actor.resident.change;
  const change = latest.id === stamp.id ? latest : stamp;
  if (!actor.resident.counted?.includes(change.id)) {
    await addGrants(communityId, residentId, wanted, change);
  }
  await recordAudit(communityId, change);
  return { granted: wanted.length };
}
