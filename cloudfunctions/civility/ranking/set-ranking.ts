import * as v from 'valibot';
import { motions } from '../../ballot/collections.ts';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { pointRules } from '../collections.ts';
import { ADOPTERS } from '../event/civility-access.ts';
import { editOf } from '../rule/edit-rules.ts';
import { isAdopted } from './ranking-rules.ts';

/**
 * There is a ranking once the community has adopted that there be one: an officer names the vote, and what it decided
 * stands in its published result. One officer ends it at any time.
 */
export const setRanking = action('civility.setRanking', {
  input: v.strictObject({ communityId, motionId: v.nullable(documentId), commandId }),
  access: officersOf('input.communityId', ADOPTERS, 'within'),
  load: ({ communityId, motionId }) => ({
    found: one(pointRules, communityId, 'RULES_MISSING'),
    motion: one(motions, motionId),
  }),
  command: ({ communityId, motionId }) => ({
    action: 'civility.set-ranking',
    target: `rules:${communityId}`,
    variant: motionId ?? 'off',
  }),
  budget: 3,
  run: ({ communityId, motionId }, { found, motion, command }) =>
    change({ command }, pointRules, found, {
      missing: 'RULES_MISSING',
      decide: (latest) => {
        const { ranking = null } = latest;
        const edited = editOf(latest);
        if ((ranking?.motionId ?? null) === motionId) return null;
        if (motionId === null) return { ranking: null, edited };
        if (!motion) throw new Refusal('MOTION_NOT_FOUND');
        if (!isAdopted(communityId, motion)) throw new Refusal('RANKING_UNDECIDED');
        return { ranking: { motionId }, edited };
      },
      answer: () => ({ motionId }),
    }),
});
