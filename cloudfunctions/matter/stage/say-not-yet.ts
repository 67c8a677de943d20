import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { endOfDay } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { matterRules, matters } from '../collections.ts';
import { matterChange } from '../intake/matter-schema.ts';
import { rulesOf, standingTopic } from '../rule/topic-rules.ts';
import { standing } from './advance-rules.ts';
import { requireWithoutPhone, speakingOffice } from './spoken-for.ts';
import { notYetUntil } from './stage-rules.ts';

/**
 * Whoever raised it says once, with a reason that all may read, that it is not done: it is opened again. What somebody
 * without WeChat says is written down by an officer of the place.
 */
export const sayNotYet = action('matter.sayNotYet', {
  input: v.strictObject({ ...matterChange, reason: text(300) }),
  access: RESIDENTS,
  load: ({ communityId, matterId }) => ({
    matter: one(matters, matterId, 'MATTER_NOT_FOUND'),
    stored: one(matterRules, communityId),
  }),
  command: ({ matterId }) => ({ action: 'matter.not-yet', target: `matter:${matterId}` }),
  budget: 5,
  run: ({ reason }, { actor, matter, stored, command }) => {
    const { residentId } = actor;
    const as =
      matter.raiser.residentId === residentId ? ('' as const) : speakingOffice(actor, matter);
    if (as === undefined) throw new Refusal('MATTER_NOT_FOUND');
    const { at } = command.stamp;
    const rules = rulesOf(stored);
    return change({ command }, matters, matter, {
      missing: 'MATTER_NOT_FOUND',
      prepare: async (current) => {
        if (as !== '') await requireWithoutPhone(current);
      },
      decide: (current) => {
        if (current.into !== null) throw new Refusal('MATTER_FOLDED');
        if (current.state !== 'done') throw new Refusal('MATTER_MOVED', { state: current.state });
        const until = notYetUntil(current, rules.notYetDays);
        if (until === null || endOfDay(until) < at) throw new Refusal('MATTER_NOT_YET_OVER');
        const answer = {
          kind: 'not-yet' as const,
          stage: 'doing' as const,
          as,
          residentId,
          text: reason,
          cost: null,
          until: null,
          at,
        };
        const topic = standingTopic(rules, current.topicId);
        return {
          answers: [...current.answers, answer],
          ...standing(current, 'doing', { topic, at }),
        };
      },
      answer: ({ state, due }) => ({ state, due }),
    });
  },
});
