import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { stampOf } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { consents } from '../../resident/collections.ts';
import { requirePrincipal } from '../agent/require-principal.ts';
import { notices, type ReceiptDocument, receipts } from '../collections.ts';
import { noticeChange } from '../read/notice-schema.ts';
import { getReceipt, insertReceipt } from './receipt-repository.ts';
import { addressedHouseholds, receiptKeys } from './receipt-rules.ts';

/**
 * The caller has read a notice, or has read it to somebody who agreed to that. Late is better than
 * never: the deadline sorts, it does not refuse. The receipt's id makes a repeat harmless. A person's
 * own receipt is its own audit record; from one for somebody else the timer makes the entry.
 */
export const confirmNotice = action('notice.confirmNotice', {
  input: v.strictObject({ ...noticeChange, forResidentId: v.optional(documentId) }),
  access: RESIDENTS,
  load: ({ noticeId, forResidentId: other }) => ({
    notice: one(notices, noticeId, 'NOTICE_NOT_FOUND'),
    ownReceipt: own(receipts, other === undefined ? noticeId : null),
    otherReceipt: one(receipts, other === undefined ? null : `${noticeId}:${other}`),
    principal: one(residents, other),
    consent: own(consents, other),
  }),
  budget: 2,
  run: async ({ communityId, noticeId, forResidentId, commandId }, context) => {
    const { openid, actor, notice, ownReceipt, otherReceipt, principal, consent } = context;
    if (notice.state !== 'published') throw new Refusal('NOTICE_NOT_FOUND');
    const isOwn = forResidentId === undefined;
    const reader = isOwn ? actor.resident : requirePrincipal(principal, consent);
    const isFor = notice.roles.length === 0;
    const households = isFor ? addressedHouseholds(reader.households, notice.audience) : [];
    if (households.length === 0) throw new Refusal('NOTICE_NOT_ADDRESSED');
    if (!notice.mustConfirm) throw new Refusal('NOTICE_NEEDS_NO_CONFIRMATION');
    const earlier = ownReceipt ?? otherReceipt;
    if (earlier) return { confirmedAt: earlier.confirmedAt };
    const _id = `${noticeId}:${reader._id}`;
    const confirmedAt = now();
    const receipt: ReceiptDocument = {
      _id,
      communityId,
      noticeId,
      residentId: reader._id,
      households,
      keys: receiptKeys(noticeId, households),
      by: {
        residentId: actor.residentId,
        name: actor.resident.name,
        how: reader === actor.resident ? 'self' : 'agent',
      },
      confirmedAt,
      undoneAt: null,
    };
    if (!isOwn) {
      const line = { action: 'notice.confirm-agent', target: `notice:${noticeId}:${reader._id}` };
      receipt.change = stampOf(openid, commandId, actor.residentId, line);
    }
    if (await insertReceipt(receipt)) return { confirmedAt };
    const first = await getReceipt(communityId, _id); // the person's other phone was quicker
    return { confirmedAt: first?.confirmedAt ?? confirmedAt };
  },
});
