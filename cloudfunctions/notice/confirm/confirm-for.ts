import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { households } from '../../people/collections.ts';
import { notices, type WrittenReceipt, writtenReceipts } from '../collections.ts';
import { isDisputed, officeOver } from '../mark/mark-rules.ts';
import { STEWARDS } from '../read/notice-access.ts';
import { householdChange } from '../read/notice-schema.ts';
import { paperCommand, paperIdOf } from './paper-receipt.ts';
import { addressedHouseholds, receiptKeys } from './receipt-rules.ts';
import { requireAsking } from './require-asking.ts';

/**
 * An officer writes down what a household said on paper, by phone or at the door. Whatever else comes
 * from that household, it counts once. A late repeat does not bring back what was taken back since. What was said not
 * to be so is not written down again by the same officer.
 */
export const confirmFor = action('notice.confirmFor', {
  input: v.strictObject({ ...householdChange, how: v.picklist(['paper', 'phone', 'door']) }),
  access: STEWARDS,
  load: (input) => ({
    notice: one(notices, input.noticeId, 'NOTICE_NOT_FOUND'),
    household: one(households, input.householdId, 'HOUSEHOLD_NOT_FOUND'),
    receipt: one(writtenReceipts, paperIdOf(input)),
  }),
  command: (input) => paperCommand('notice.confirm-for', input),
  budget: 6,
  run: (input, context) => {
    const { communityId, noticeId, householdId, how } = input;
    const { notice, household, receipt, actor, command } = context;
    const { residentId, resident, roles } = actor;
    const asked = addressedHouseholds([{ householdId }], notice.audience);
    const _id = paperIdOf(input);
    const written = {
      households: asked,
      keys: receiptKeys(noticeId, asked),
      by: { residentId, name: resident.name, how, role: officeOver(roles, householdId) },
      confirmedAt: command.stamp.at,
      undoneAt: null,
      places: household.lineage,
      telling: 'mark' as const,
      recheck: 'due' as const,
      tries: 0,
      authorHomes: [],
    };
    const prepare = async () => {
      requireAsking(notice);
      if (asked.length === 0) throw new Refusal('NOTICE_NOT_ADDRESSED');
    };
    if (receipt) {
      return change(context, writtenReceipts, receipt, {
        missing: 'SERVICE_BUSY', // receipts are never removed
        prepare,
        decide: ({ undoneAt, objections }) => {
          if (undoneAt === null) return null;
          if (isDisputed(objections, residentId)) throw new Refusal('MARK_DISPUTED');
          return written;
        },
        answer: ({ confirmedAt }) => ({ confirmedAt }),
      });
    }
    return insert(
      context,
      communityId,
      writtenReceipts,
      {
        prepare,
        decide: (change): WrittenReceipt => ({
          _id,
          communityId,
          noticeId,
          residentId: null,
          ...written,
          change,
        }),
        // Somebody else was quicker; what they have taken back at once is for the next attempt.
        taken: (found) => {
          if (found?.undoneAt !== null) throw new Refusal('SERVICE_BUSY');
          return found;
        },
        answer: (found) => ({ confirmedAt: found?.confirmedAt ?? written.confirmedAt }),
      },
      () => _id,
    );
  },
});
