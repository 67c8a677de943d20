import * as v from 'valibot';
import { motions } from '../../ballot/collections.ts';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { selections } from '../collections.ts';
import {
  commandOnSelection,
  getVote,
  OPENERS,
  officersOfSelection,
  selectionLoad,
  somebody,
} from './selection-access.ts';
import { isConcerned, isVoteOn, stepOf } from './selection-rules.ts';

/**
 * Says which vote chooses among the candidates. It is announced, so that it changes no more, and has not opened, so
 * that nobody picks the one of two whose result they like.
 */
export const nameVote = action('role.nameVote', {
  input: v.strictObject({ ...commandOnSelection, motionId: documentId }),
  access: officersOfSelection(OPENERS),
  load: (input) => ({
    ...selectionLoad(input),
    motion: one(motions, input.motionId, 'MOTION_NOT_FOUND'),
  }),
  command: ({ selectionId, motionId }) => ({
    action: 'selection.vote',
    target: `selection:${selectionId}`,
    variant: motionId,
  }),
  budget: 4,
  run: (_input, { actor, selection, motion, command }) => {
    const { at } = command.stamp;
    return change({ command }, selections, selection, {
      missing: 'SELECTION_NOT_FOUND',
      seen: ['state'],
      prepare: (current) => getVote(current),
      decide: (current, named) => {
        if (stepOf(current, named, at) !== 'voting') throw new Refusal('SELECTION_STEP_WRONG');
        if (isConcerned(current.candidates, somebody(actor))) throw new Refusal('SELECTION_OWN');
        if (current.motionId !== selection.motionId || (named && !named.cancelled)) {
          throw new Refusal('VOTE_NAMED');
        }
        const { state, form } = motion;
        if (state !== 'announced' || form.opensAt <= at || !isVoteOn(current, form)) {
          throw new Refusal('VOTE_UNFIT');
        }
        return { motionId: motion._id };
      },
      answer: ({ motionId }) => ({ motionId: motionId ?? motion._id }),
    });
  },
});
