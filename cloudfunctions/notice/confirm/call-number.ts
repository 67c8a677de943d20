import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { disclose } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { decryptPhone } from '../../kernel/secret.ts';
import { action } from '../../people/action.ts';
import { households } from '../../people/collections.ts';
import { notices, recoveries, writtenReceipts } from '../collections.ts';
import { mayRecheck } from '../mark/mark-rules.ts';
import { officerOf } from '../mark/officer-of.ts';
import { STEWARDS } from '../read/notice-access.ts';
import { householdChange } from '../read/notice-schema.ts';
import { requireTroubled } from '../recover/recovery-answer.ts';
import { recoveryIdOf } from '../recover/recovery-rules.ts';
import { paperIdOf } from './paper-receipt.ts';
import { isConfirmed } from './receipt-repository.ts';
import { addressedHouseholds, receiptKeys } from './receipt-rules.ts';
import { requireAsking } from './require-asking.ts';

/**
 * One number for one household that has not confirmed, whose mark by another officer was drawn, or that says that
 * something is still wrong; every look leaves its entry first.
 */
export const callNumber = action('notice.callNumber', {
  input: v.strictObject({
    ...householdChange,
    about: v.optional(v.picklist(['confirmation', 'recovery'])),
  }),
  access: STEWARDS,
  load: (input) => ({
    notice: one(notices, input.noticeId, 'NOTICE_NOT_FOUND'),
    household: one(households, input.householdId, 'HOUSEHOLD_NOT_FOUND'),
    recovery: one(recoveries, recoveryIdOf(input.noticeId, input.householdId)),
    receipt: one(writtenReceipts, paperIdOf(input)),
  }),
  command: ({ householdId }) => ({ action: 'household.call', target: `household:${householdId}` }),
  budget: 3,
  run: async ({ communityId, noticeId, householdId, about }, context) => {
    const { notice, household, recovery, receipt, actor } = context;
    const isRecovery = about === 'recovery';
    if (isRecovery) requireTroubled(notice, recovery, now());
    else requireAsking(notice);
    const asked = addressedHouseholds([{ householdId }], notice.audience);
    const [key] = receiptKeys(noticeId, asked);
    if (key === undefined) throw new Refusal('NOTICE_NOT_ADDRESSED');
    const { phoneCipher } = household.head;
    if (phoneCipher === null) throw new Refusal('PHONE_UNKNOWN');
    const isAsked = receipt !== undefined && mayRecheck(receipt, officerOf(actor), householdId);
    if (!isRecovery && !isAsked && (await isConfirmed(communityId, key))) {
      throw new Refusal('HOUSEHOLD_CONFIRMED');
    }
    const [phone = ''] = decryptPhone(phoneCipher).split('、'); // the others stand in the roster
    return disclose(context, communityId, () => ({ phone }));
  },
});
