import type { NoticeActions } from '../../../typings/contract/notice.ts';
import { stampOf } from '../../kernel/audit.ts';
import { dayOf, now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { LoadLine } from '../../people/actor.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { consentInForce } from '../../people/consent.ts';
import type { ConsentDocument } from '../../resident/collections.ts';
import type { NoticeDocument, ReceiptDocument } from '../collections.ts';
import { getReceipt, insertReceipt } from './receipt-repository.ts';
import { addressedHouseholds, receiptKeys } from './receipt-rules.ts';

type Input = NoticeActions['confirmNotice']['input'];

/** The notice and the receipt; for somebody else also that person and their consent. */
export function confirmLoad({ noticeId, forResidentId }: Input): Record<string, LoadLine> {
  const notice = { from: 'notices', ids: noticeId };
  if (forResidentId === undefined) {
    return { notice, receipt: { from: 'receipts', ids: noticeId, perActor: true } };
  }
  return {
    notice,
    receipt: { from: 'receipts', ids: `${noticeId}:${forResidentId}` },
    principal: { from: 'residents', ids: forResidentId },
    consent: { from: 'consents', ids: forResidentId, perActor: true },
  };
}

/**
 * The caller has read a notice, or has read it to somebody who agreed to that. Late is better than
 * never: the deadline sorts, it does not refuse. The receipt's id makes a repeat harmless. A person's
 * own receipt is its own audit record; from one for somebody else the timer makes the entry.
 */
export async function confirmNotice(
  { communityId, noticeId, forResidentId, commandId }: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<NoticeActions['confirmNotice']['data']> {
  const notice = loaded.notice?.[0] as NoticeDocument | undefined;
  if (notice?.state !== 'published') throw new Refusal('NOTICE_NOT_FOUND');
  const reader = forResidentId === undefined ? actor.resident : principalOf(loaded);
  const isFor = notice.roles.length === 0;
  const households = isFor ? addressedHouseholds(reader.households, notice.audience) : [];
  if (households.length === 0) throw new Refusal('NOTICE_NOT_ADDRESSED');
  if (!notice.mustConfirm) throw new Refusal('NOTICE_NEEDS_NO_CONFIRMATION');
  const earlier = loaded.receipt?.[0] as ReceiptDocument | undefined;
  if (earlier) return { confirmedAt: earlier.confirmedAt };
  const _id = `${noticeId}:${reader._id}`;
  const confirmedAt = now();
  const how = reader === actor.resident ? ('self' as const) : ('agent' as const);
  const receipt: ReceiptDocument = {
    _id,
    communityId,
    noticeId,
    residentId: reader._id,
    households,
    keys: receiptKeys(noticeId, households),
    by: { residentId: actor.residentId, name: actor.resident.name, how },
    confirmedAt,
    undoneAt: null,
  };
  if (how === 'agent') {
    const target = `notice:${noticeId}:${reader._id}`;
    receipt.change = stampOf(openid, commandId, actor.residentId, 'notice.confirm-agent', target);
  }
  if (await insertReceipt(receipt)) return { confirmedAt };
  const first = await getReceipt(communityId, _id); // the person's other phone was quicker
  return { confirmedAt: first?.confirmedAt ?? confirmedAt };
}

/** Whom the caller acts for. @throws Refusal CONSENT_NEEDED */
function principalOf(loaded: ActorContext['loaded']): ResidentDocument {
  const principal = loaded.principal?.[0] as ResidentDocument | undefined;
  const consent = loaded.consent?.[0] as ConsentDocument | undefined;
  if (!principal || !consentInForce(consent, dayOf(now()))) throw new Refusal('CONSENT_NEEDED');
  return principal;
}
