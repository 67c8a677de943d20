import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { writtenReceipts } from '../collections.ts';
import { paperCommand, paperIdOf } from '../confirm/paper-receipt.ts';
import { STEWARDS } from '../read/notice-access.ts';
import { householdChange } from '../read/notice-schema.ts';
import { isAskedToday, isOwnMark, mayRecheck, objected, SURE, unanswered } from './mark-rules.ts';
import { officerOf } from './officer-of.ts';

/**
 * An officer who neither made a mark, nor lives with who did or behind the door, has asked whether it is so. A household
 * that does not know takes it away, and it counts for its author. That nobody answered counts once a day.
 */
export const recheckMark = action('notice.recheckMark', {
  input: v.strictObject({
    ...householdChange,
    result: v.picklist(['sure', 'unaware', 'unreached']),
  }),
  access: STEWARDS,
  load: (input) => ({ receipt: one(writtenReceipts, paperIdOf(input), 'MARK_GONE') }),
  command: (input) => paperCommand('notice.recheck-mark', input),
  budget: 4,
  run: ({ householdId, result }, context) => {
    const { receipt, actor, command } = context;
    const officer = officerOf(actor);
    return change(context, writtenReceipts, receipt, {
      missing: 'MARK_GONE',
      seen: ['recheck'],
      decide: (found) => {
        if (isOwnMark(found, officer)) throw new Refusal('MARK_OWN');
        if (officer.homes.includes(householdId)) throw new Refusal('HOUSEHOLD_OWN');
        if (!mayRecheck(found, officer, householdId)) throw new Refusal('MARK_GONE');
        const { action, at } = command.stamp;
        if (result === 'sure') return SURE;
        if (result === 'unaware') return objected(found, 'recheck', at);
        if (isAskedToday(found, action, at)) throw new Refusal('RECHECK_TODAY');
        return unanswered(found);
      },
      answer: () => ({ result }),
    });
  },
});
