import * as v from 'valibot';
import { endOfDay } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { requireFewObjections } from '../../people/objection-rules.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { selections } from '../collections.ts';
import { commandOnSelection, selectionLoad } from './selection-access.ts';

/** Objections to one selection by everybody together: it is one document. */
const MOST = 100;

/** Any resident objects while the candidate is published; only they and those who answer read the words. */
export const objectToCandidate = action('role.objectToCandidate', {
  input: v.strictObject({ ...commandOnSelection, text: text(500) }),
  access: RESIDENTS,
  load: selectionLoad,
  command: ({ selectionId }) => ({
    action: 'selection.object',
    target: `selection:${selectionId}`,
  }),
  budget: 3,
  run: ({ text: words }, { actor, selection, command }) => {
    const { id, at } = command.stamp;
    return change({ command }, selections, selection, {
      missing: 'SELECTION_NOT_FOUND',
      seen: ['state'],
      decide: ({ state, current, objections }) => {
        const isOpen = state === 'publishing' && current?.publishedUntil;
        if (!isOpen || at > endOfDay(current.publishedUntil ?? '')) {
          throw new Refusal('OBJECTION_TOO_LATE');
        }
        requireFewObjections(
          objections.filter(({ residentId }) => residentId === actor.residentId).length,
        );
        if (objections.length >= MOST) throw new Refusal('OBJECTION_TOO_MANY', { most: MOST });
        const objection = {
          objectionId: id,
          key: current.key,
          residentId: actor.residentId,
          text: words,
          at,
          answer: null,
        };
        return { objections: [...objections, objection] };
      },
      answer: () => ({ objectionId: id }),
    });
  },
});
