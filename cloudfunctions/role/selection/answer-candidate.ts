import * as v from 'valibot';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { selections } from '../collections.ts';
import {
  ANSWERERS,
  commandOnSelection,
  findAnswerers,
  officersOfSelection,
  selectionLoad,
  somebody,
} from './selection-access.ts';
import { mayAnswer, withoutCurrent } from './selection-rules.ts';

/**
 * Answers an objection in public, by somebody who had to do with neither it nor the steps before, as long as there is
 * anybody. Upheld, the steps
 * begin anew at the recommendation: one alone puts nobody out of the running.
 */
export const answerCandidate = action('role.answerCandidate', {
  input: v.strictObject({
    ...commandOnSelection,
    objectionId: documentId,
    answer: text(500),
    upheld: v.boolean(),
  }),
  access: officersOfSelection(ANSWERERS),
  load: selectionLoad,
  command: ({ selectionId, objectionId, upheld }) => ({
    action: 'selection.answer',
    target: `selection:${selectionId}`,
    variant: `${objectionId} ${upheld}`,
  }),
  budget: 4,
  run: ({ objectionId, answer: words, upheld }, { actor, selection, command }) =>
    change({ command }, selections, selection, {
      missing: 'SELECTION_NOT_FOUND',
      seen: ['state'],
      prepare: (found) => findAnswerers(found, command.stamp.at),
      decide: (found, officers) => {
        const objection = found.objections.find((one) => one.objectionId === objectionId);
        if (!objection) throw new Refusal('OBJECTION_NOT_FOUND');
        if (objection.answer !== null) throw new Refusal('OBJECTION_ANSWERED');
        if (found.state !== 'publishing' || objection.key !== found.current?.key) {
          throw new Refusal('SELECTION_STEP_WRONG');
        }
        if (!mayAnswer(found, objection, somebody(actor), officers)) {
          throw new Refusal('OBJECTION_OWN');
        }
        const answer = {
          text: words,
          upheld,
          residentId: actor.residentId,
          at: command.stamp.at,
        };
        const objections = found.objections.map((one) =>
          one === objection ? { ...one, answer } : one,
        );
        return { objections, ...(upheld ? withoutCurrent(found, { doubted: true }) : {}) };
      },
      answer: () => ({ upheld }),
    }),
});
