import type { NoticeActions } from '../../typings/contract/notice.ts';
import { recordAudit, stampOf } from '../shared/audit.ts';
import { now } from '../shared/clock.ts';
import type { HouseholdDocument, ReceiptDocument } from '../shared/documents.ts';
import { Refusal } from '../shared/errors.ts';
import type { ActorContext } from '../shared/handler.ts';
import { decryptPhone } from '../shared/secret.ts';
import { requireAsking } from './list-confirmations.ts';
import { getReceipt, insertReceipt, renewReceipt, undoReceipt } from './receipt-repository.ts';
import { addressedHouseholds, receiptKeys, UNDO_HOURS } from './receipt-rules.ts';

interface OneHousehold {
  noticeId: string;
  householdId: string;
}

const paperId = ({ noticeId, householdId }: OneHousehold) => `${noticeId}:paper:${householdId}`;

export function confirmForLoad(input: OneHousehold) {
  return {
    notice: { from: 'notices', ids: input.noticeId },
    household: { from: 'households', ids: input.householdId },
    receipt: { from: 'receipts', ids: paperId(input) },
  };
}

/**
 * An officer writes down what a household said on paper, by phone or at the door. Whatever else comes
 * from that household, it counts once. The receipt says who wrote it: it is its own audit record.
 */
export async function confirmFor(
  { communityId, noticeId, householdId, how }: NoticeActions['confirmFor']['input'],
  { actor, loaded }: ActorContext,
): Promise<NoticeActions['confirmFor']['data']> {
  const notice = requireAsking(loaded);
  if (!loaded.household?.length) throw new Refusal('HOUSEHOLD_NOT_FOUND');
  const households = addressedHouseholds([{ householdId }], notice.audience);
  if (households.length === 0) throw new Refusal('NOTICE_NOT_ADDRESSED');
  const earlier = loaded.receipt?.[0] as ReceiptDocument | undefined;
  if (earlier?.undoneAt === null) return { confirmedAt: earlier.confirmedAt };
  const receipt: ReceiptDocument = {
    _id: paperId({ noticeId, householdId }),
    communityId,
    noticeId,
    residentId: null,
    households,
    keys: receiptKeys(noticeId, households),
    by: { residentId: actor.residentId, name: actor.resident.name, how },
    confirmedAt: now(),
    undoneAt: null,
  };
  const isDone = earlier ? (await renewReceipt(receipt)) === 1 : await insertReceipt(receipt);
  if (isDone) return { confirmedAt: receipt.confirmedAt };
  const first = await getReceipt(communityId, receipt._id); // another officer was quicker
  return { confirmedAt: first?.confirmedAt ?? receipt.confirmedAt };
}

/** A slip of the finger: the officer takes back what they wrote down, within a day. */
export async function undoConfirmFor(
  { communityId, householdId, commandId }: NoticeActions['undoConfirmFor']['input'],
  { openid, actor, loaded }: ActorContext,
): Promise<NoticeActions['undoConfirmFor']['data']> {
  const receipt = loaded.receipt?.[0] as ReceiptDocument | undefined;
  if (!receipt) throw new Refusal('CONFIRMATION_KEPT');
  const { residentId } = actor;
  const at = now();
  const since = at - UNDO_HOURS * 60 * 60_000;
  const undone = await undoReceipt(communityId, receipt._id, residentId, since, at);
  const isRepeat = receipt.undoneAt !== null && receipt.by.residentId === residentId;
  if (undone === 0 && !isRepeat) throw new Refusal('CONFIRMATION_KEPT');
  const target = `household:${householdId}`;
  const stamp = stampOf(openid, commandId, residentId, 'notice.undo-confirm-for', target);
  await recordAudit(communityId, { ...stamp, at: receipt.undoneAt ?? at });
  return { undone: true };
}

/** One number for one household that has not confirmed; every look leaves its entry first. */
export async function showNumber(
  { communityId, householdId, commandId }: NoticeActions['callNumber']['input'],
  { openid, actor, loaded }: ActorContext,
): Promise<NoticeActions['callNumber']['data']> {
  const notice = requireAsking(loaded);
  const household = loaded.household?.[0] as HouseholdDocument | undefined;
  if (!household) throw new Refusal('HOUSEHOLD_NOT_FOUND');
  const asked = addressedHouseholds([{ householdId }], notice.audience);
  if (asked.length === 0) throw new Refusal('NOTICE_NOT_ADDRESSED');
  const { phoneCipher } = household.head;
  if (phoneCipher === null) throw new Refusal('PHONE_UNKNOWN');
  const target = `household:${householdId}`;
  const { residentId } = actor;
  await recordAudit(communityId, stampOf(openid, commandId, residentId, 'household.call', target));
  return { phone: decryptPhone(phoneCipher) };
}
