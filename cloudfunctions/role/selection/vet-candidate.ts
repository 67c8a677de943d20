import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { selections } from '../collections.ts';
import {
  commandOnSelection,
  officersOfSelection,
  requireOther,
  selectionLoad,
  VETTERS,
} from './selection-access.ts';
import { withoutCurrent } from './selection-rules.ts';

/**
 * The party branch has looked at whoever is recommended: passed, and the day. Why somebody did not pass is neither
 * asked nor kept; they are in the running no more.
 */
export const vetCandidate = action('role.vetCandidate', {
  input: v.strictObject({ ...commandOnSelection, passed: v.boolean() }),
  access: officersOfSelection(VETTERS),
  load: selectionLoad,
  command: ({ selectionId, passed }) => ({
    action: 'selection.vet',
    target: `selection:${selectionId}`,
    variant: String(passed),
  }),
  budget: 3,
  run: ({ passed }, { actor, selection, command }) =>
    change({ command }, selections, selection, {
      missing: 'SELECTION_NOT_FOUND',
      seen: ['state'],
      decide: (found) => {
        const { state, current, deciders } = found;
        if (state !== 'vetting' || !current) throw new Refusal('SELECTION_STEP_WRONG');
        requireOther(found, actor);
        if (!passed) return withoutCurrent(found, { state: 'out' });
        return {
          state: 'approving' as const,
          current: { ...current, vetting: { passed: true as const, on: dayOf(command.stamp.at) } },
          deciders: [...deciders, actor.residentId],
        };
      },
      answer: () => ({ passed }),
    }),
});
