import * as v from 'valibot';
import { addDays, dayOf } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { selections } from '../collections.ts';
import {
  APPROVERS,
  commandOnSelection,
  hasOffice,
  officersOfSelection,
  requireOther,
  STREET,
  selectionLoad,
} from './selection-access.ts';
import { withoutCurrent } from './selection-rules.ts';

/**
 * The street approves, in the app or on paper, whose number another officer notes; and the publication begins. Whoever
 * is not approved is in the running no more.
 */
export const approveCandidate = action('role.approveCandidate', {
  input: v.strictObject({
    ...commandOnSelection,
    approved: v.boolean(),
    paper: v.union([v.literal(''), line(40)]),
  }),
  access: officersOfSelection(APPROVERS),
  load: selectionLoad,
  command: ({ selectionId, approved }) => ({
    action: 'selection.approve',
    target: `selection:${selectionId}`,
    variant: String(approved),
  }),
  budget: 3,
  run: ({ approved, paper }, { actor, selection, command }) =>
    change({ command }, selections, selection, {
      missing: 'SELECTION_NOT_FOUND',
      seen: ['state'],
      decide: (found) => {
        const { state, current, deciders, publicationDays, placeId } = found;
        if (state !== 'approving' || !current) throw new Refusal('SELECTION_STEP_WRONG');
        requireOther(found, actor);
        if (paper === '' && !hasOffice(actor.roles, placeId, STREET)) {
          throw new Refusal('PAPER_MISSING');
        }
        if (!approved) return withoutCurrent(found, { state: 'out' });
        const on = dayOf(command.stamp.at);
        return {
          state: 'publishing' as const,
          current: {
            ...current,
            approval: { on, paper },
            publishedUntil: addDays(on, publicationDays),
          },
          deciders: [...deciders, actor.residentId],
        };
      },
      answer: () => ({ approved }),
    }),
});
