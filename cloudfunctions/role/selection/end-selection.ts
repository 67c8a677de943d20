import * as v from 'valibot';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { line } from '../../kernel/schema.ts';
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
import { isConcerned, mayRecommend } from './selection-rules.ts';

/**
 * Ends a selection without a steward, with the reason for everybody to read. Once neighbours have chosen somebody who
 * is in the running, nobody ends it: whom they chose is not set aside by one officer.
 */
export const endSelection = action('role.endSelection', {
  input: v.strictObject({ ...commandOnSelection, reason: line(100) }),
  access: officersOfSelection(OPENERS),
  load: selectionLoad,
  command: ({ selectionId }) => ({ action: 'selection.end', target: `selection:${selectionId}` }),
  budget: 4,
  run: ({ reason }, { actor, selection, command }) =>
    change({ command }, selections, selection, {
      missing: 'SELECTION_NOT_FOUND',
      seen: ['state'],
      prepare: (current) => getVote(current),
      decide: ({ _id, state, candidates }, vote) => {
        if (state === 'ended' || state === 'appointed') throw new Refusal('SELECTION_STEP_WRONG');
        if (isConcerned(candidates, somebody(actor))) throw new Refusal('SELECTION_OWN');
        const isVoted = vote !== null && !vote.cancelled && vote.opensAt <= command.stamp.at;
        const isChosen = !vote?.votes || mayRecommend(candidates, vote.votes).length > 0;
        if (state !== 'open' || (isVoted && isChosen)) throw new Refusal('SELECTION_CHOSEN');
        return { state: 'ended' as const, openKey: _id, endReason: reason };
      },
      answer: () => ({ ended: true }) as const,
    }),
});
