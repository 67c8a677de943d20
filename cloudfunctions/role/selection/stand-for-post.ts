import * as v from 'valibot';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { hasStatedAdult } from '../../people/adult/adult-rules.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type SelectionDocument, selections } from '../collections.ts';
import { commandOnSelection, selectionLoad, somebody } from './selection-access.ts';
import { homesAt, isRunning, MOST_CANDIDATES, stepOf, withdrawn } from './selection-rules.ts';

/** An adult who lives there puts themselves forward while candidates are asked for; and takes it back when they like. */
export const standForPost = action('role.standForPost', {
  input: v.strictObject({
    ...commandOnSelection,
    stands: v.boolean(),
    words: v.union([v.literal(''), text(200)]),
  }),
  access: RESIDENTS,
  load: selectionLoad,
  command: ({ selectionId, stands }) => ({
    action: stands ? 'selection.stand' : 'selection.withdraw',
    target: `selection:${selectionId}`,
  }),
  budget: 3,
  run: ({ stands, words }, { actor, selection, command }) => {
    const { id, at } = command.stamp;
    const who = somebody(actor);
    const ofCaller = ({ candidates }: SelectionDocument) =>
      candidates.find((one) => one.residentId === actor.residentId && isRunning(one));
    return change({ command }, selections, selection, {
      missing: 'SELECTION_NOT_FOUND',
      seen: ['state'],
      decide: (current) => {
        const own = ofCaller(current);
        if (!stands) {
          if (current.state === 'appointed' || current.state === 'ended') {
            throw new Refusal('SELECTION_STEP_WRONG');
          }
          return own ? withdrawn(current, actor.residentId) : null;
        }
        if (stepOf(current, null, at) !== 'standing') throw new Refusal('SELECTION_STEP_WRONG');
        const homes = homesAt(current.placeId, who.homes);
        if (homes.length === 0 || !hasStatedAdult(actor.resident)) {
          throw new Refusal('CANDIDATE_UNFIT');
        }
        if (own) return null;
        if (current.candidates.filter(isRunning).length >= MOST_CANDIDATES) {
          throw new Refusal('CANDIDATES_TOO_MANY', { most: MOST_CANDIDATES });
        }
        const candidate = {
          key: `c${id.slice(0, 11)}`,
          residentId: actor.residentId,
          name: actor.resident.name,
          words,
          homes,
          at,
          state: 'standing' as const,
          doubted: false,
        };
        const others = current.candidates.filter((one) => one.residentId !== actor.residentId);
        return { candidates: [...others, candidate] };
      },
      answer: (current) => ({ stands: ofCaller(current) !== undefined }),
    });
  },
});
