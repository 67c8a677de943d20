import type { NoticeActions } from '../../../typings/contract/notice.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { decryptPhone } from '../../kernel/secret.ts';
import type { HouseholdDocument } from '../../people/collections.ts';
import { requireAsking } from './list-confirmations.ts';
import { isConfirmed } from './receipt-repository.ts';
import { addressedHouseholds, receiptKeys } from './receipt-rules.ts';

type Input = NoticeActions['callNumber']['input'];

export const callLoad = ({ noticeId, householdId }: Input) => ({
  notice: { from: 'notices', ids: noticeId },
  household: { from: 'households', ids: householdId },
});

/** One number for one household that has not confirmed; every look leaves its entry first. */
export async function callNumber(
  { communityId, noticeId, householdId, commandId }: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<NoticeActions['callNumber']['data']> {
  const notice = requireAsking(loaded);
  const household = loaded.household?.[0] as HouseholdDocument | undefined;
  if (!household) throw new Refusal('HOUSEHOLD_NOT_FOUND');
  const asked = addressedHouseholds([{ householdId }], notice.audience);
  const [key] = receiptKeys(noticeId, asked);
  if (key === undefined) throw new Refusal('NOTICE_NOT_ADDRESSED');
  const { phoneCipher } = household.head;
  if (phoneCipher === null) throw new Refusal('PHONE_UNKNOWN');
  if (await isConfirmed(communityId, key)) throw new Refusal('HOUSEHOLD_CONFIRMED');
  const target = `household:${householdId}`;
  const { residentId } = actor;
  await recordAudit(communityId, stampOf(openid, commandId, residentId, 'household.call', target));
  return { phone: decryptPhone(phoneCipher) };
}
