import type { NoticeActions } from '../../typings/contract/notice.ts';
import { now } from '../shared/clock.ts';
import type { NoticeDocument, ReceiptDocument } from '../shared/documents.ts';
import { Refusal } from '../shared/errors.ts';
import type { ActorContext } from '../shared/handler.ts';
import { getReceipt, insertReceipt } from './notice-repository.ts';
import { addressedHouseholds } from './notice-rules.ts';

/**
 * The caller has read a notice. Late is better than never: the deadline sorts, it does not refuse.
 * The receipt's id makes a repeat harmless, and the receipt is its own audit record.
 */
export async function confirmNotice(
  { communityId, noticeId }: NoticeActions['confirm']['input'],
  { actor, loaded }: ActorContext,
): Promise<NoticeActions['confirm']['data']> {
  const notice = loaded.notice?.[0] as NoticeDocument | undefined;
  if (notice?.state !== 'published') throw new Refusal('NOTICE_NOT_FOUND');
  const households = addressedHouseholds(actor.resident.households, notice.audience);
  if (households.length === 0) throw new Refusal('NOTICE_NOT_ADDRESSED');
  if (!notice.mustConfirm) throw new Refusal('NOTICE_NEEDS_NO_CONFIRMATION');
  const earlier = loaded.receipt?.[0] as ReceiptDocument | undefined;
  if (earlier) return { confirmedAt: earlier.confirmedAt };
  const _id = `${noticeId}:${actor.residentId}`;
  const confirmedAt = now();
  const { residentId } = actor;
  if (await insertReceipt({ _id, communityId, noticeId, residentId, households, confirmedAt })) {
    return { confirmedAt };
  }
  const first = await getReceipt(communityId, _id); // the person's other phone was quicker
  return { confirmedAt: first?.confirmedAt ?? confirmedAt };
}
