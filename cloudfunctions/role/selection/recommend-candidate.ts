import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { selections } from '../collections.ts';
import {
  candidateKey,
  commandOnSelection,
  getVote,
  OPENERS,
  officersOfSelection,
  requireOther,
  selectionLoad,
} from './selection-access.ts';
import { mayRecommend, stepOf } from './selection-rules.ts';

/** The community recommends whom the neighbours have chosen: nobody else, and none of its own home. */
export const recommendCandidate = action('role.recommendCandidate', {
  input: v.strictObject({ ...commandOnSelection, key: candidateKey, reason: line(100) }),
  access: officersOfSelection(OPENERS),
  load: selectionLoad,
  command: ({ selectionId, key }) => ({
    action: 'selection.recommend',
    target: `selection:${selectionId}`,
    variant: key,
  }),
  budget: 4,
  run: ({ key, reason }, { actor, selection, command }) => {
    const { at } = command.stamp;
    return change({ command }, selections, selection, {
      missing: 'SELECTION_NOT_FOUND',
      seen: ['state'],
      prepare: (current) => getVote(current),
      decide: (current, vote) => {
        if (stepOf(current, vote, at) !== 'recommending') {
          throw new Refusal('SELECTION_STEP_WRONG');
        }
        requireOther(current, actor);
        if (!mayRecommend(current.candidates, vote?.votes ?? null).includes(key)) {
          throw new Refusal('CANDIDATE_NOT_FOUND');
        }
        const on = dayOf(at);
        const steps = { vetting: null, approval: null, publishedUntil: null };
        return {
          state: 'vetting' as const,
          current: { key, reason, on, ...steps },
          deciders: [actor.residentId],
        };
      },
      answer: () => ({ key }),
    });
  },
});
