import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { writtenReceipts } from '../collections.ts';
import { paperCommand, paperIdOf } from '../confirm/paper-receipt.ts';
import { householdChange } from '../read/notice-schema.ts';
import { objected } from './mark-rules.ts';

/**
 * An officer wrote down that a household knows of a notice, and somebody of that household says that it is not so. The
 * mark goes at once, whatever the officer thinks; the officer is told, and cannot write it down again.
 */
export const denyMark = action('notice.denyMark', {
  input: v.strictObject(householdChange),
  access: RESIDENTS,
  load: (input) => ({ receipt: one(writtenReceipts, paperIdOf(input)) }),
  command: (input) => paperCommand('notice.deny-mark', input),
  budget: 4,
  run: async ({ householdId }, context) => {
    const { receipt, actor, command } = context;
    const isHome = actor.resident.households.some((home) => home.householdId === householdId);
    if (!isHome) throw new Refusal('HOUSEHOLD_NOT_FOUND');
    if (!receipt) throw new Refusal('MARK_GONE');
    return change(context, writtenReceipts, receipt, {
      missing: 'MARK_GONE',
      seen: ['recheck'],
      decide: (found) => {
        if (found.undoneAt !== null) throw new Refusal('MARK_GONE');
        if (found.by.residentId === actor.residentId) throw new Refusal('MARK_OWN');
        return objected(found, 'household', command.stamp.at);
      },
      answer: () => ({ denied: true as const }),
    });
  },
});
