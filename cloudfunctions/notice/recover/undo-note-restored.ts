import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { recoveries } from '../collections.ts';
import { STEWARDS } from '../read/notice-access.ts';
import { householdChange } from '../read/notice-schema.ts';
import { mayTakeBack, recoveryIdOf, withoutNote } from './recovery-rules.ts';

/** A slip of the finger: what another officer had noted, or else the household had said itself, stands again. */
export const undoNoteRestored = action('notice.undoNoteRestored', {
  input: v.strictObject(householdChange),
  access: STEWARDS,
  load: ({ noticeId, householdId }) => ({
    recovery: one(recoveries, recoveryIdOf(noticeId, householdId), 'CONFIRMATION_KEPT'),
  }),
  command: ({ noticeId, householdId }) => ({
    action: 'notice.undo-note-restored',
    target: `household:${householdId}:${noticeId}`,
  }),
  budget: 5,
  run: (_input, context) => {
    const { recovery, actor, command } = context;
    return change(context, recoveries, recovery, {
      missing: 'CONFIRMATION_KEPT',
      decide: (found) => {
        const isOpen = mayTakeBack(found.answer, actor.residentId, command.stamp.at);
        if (!isOpen) throw new Refusal('CONFIRMATION_KEPT');
        return withoutNote(found);
      },
      answer: () => ({ undone: true }),
    });
  },
});
