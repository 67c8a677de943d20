import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { writtenReceipts } from '../collections.ts';
import { takenAway } from '../mark/mark-rules.ts';
import { STEWARDS } from '../read/notice-access.ts';
import { householdChange } from '../read/notice-schema.ts';
import { paperCommand, paperIdOf } from './paper-receipt.ts';
import { mayUndo } from './receipt-rules.ts';

/** A slip of the finger: the officer takes back what they wrote down, within a day. */
export const undoConfirmFor = action('notice.undoConfirmFor', {
  input: v.strictObject(householdChange),
  access: STEWARDS,
  load: (input) => ({ receipt: one(writtenReceipts, paperIdOf(input), 'CONFIRMATION_KEPT') }),
  command: (input) => paperCommand('notice.undo-confirm-for', input),
  budget: 5,
  run: (_input, context) => {
    const { receipt, actor, command } = context;
    const { at } = command.stamp;
    return change(context, writtenReceipts, receipt, {
      missing: 'CONFIRMATION_KEPT',
      seen: ['recheck'],
      decide: (found) => {
        const isOpen = found.undoneAt === null && mayUndo(found, actor.residentId, at);
        if (!isOpen) throw new Refusal('CONFIRMATION_KEPT');
        // Another one is drawn in its place.
        const recheck = found.recheck === 'drawn' ? ('due' as const) : null;
        return { ...takenAway(found), recheck, undoneAt: at };
      },
      answer: () => ({ undone: true }),
    });
  },
});
