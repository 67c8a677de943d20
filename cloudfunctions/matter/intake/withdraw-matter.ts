import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { markErased } from '../../pictures/picture-repository.ts';
import { matterRules, matters } from '../collections.ts';
import { rulesOf, standingTopic } from '../rule/topic-rules.ts';
import { standing } from '../stage/advance-rules.ts';
import { hasEnded } from '../stage/stage-rules.ts';
import { matterChange } from './matter-schema.ts';

/** Takes back what one raised oneself, while nothing is planned and nobody else has joined. */
export const withdrawMatter = action('matter.withdrawMatter', {
  input: v.strictObject(matterChange),
  access: RESIDENTS,
  load: ({ communityId, matterId }) => ({
    matter: one(matters, matterId, 'MATTER_NOT_FOUND'),
    stored: one(matterRules, communityId),
  }),
  command: ({ matterId }) => ({ action: 'matter.withdraw', target: `matter:${matterId}` }),
  budget: 5,
  run: (_, { actor, matter, stored, command }) => {
    if (matter.raiser.residentId !== actor.residentId) throw new Refusal('MATTER_NOT_FOUND');
    const topic = standingTopic(rulesOf(stored), matter.topicId);
    return change({ command }, matters, matter, {
      missing: 'MATTER_NOT_FOUND',
      seen: ['joined', 'holdsOthers'],
      decide: (current) => {
        const { state, into, joined, holdsOthers } = current;
        if (state === 'withdrawn') return null;
        if (into !== null) throw new Refusal('MATTER_FOLDED');
        if (hasEnded(current)) throw new Refusal('MATTER_ENDED');
        if (joined > 0 || holdsOthers) throw new Refusal('MATTER_JOINED');
        if (state !== 'raised' && state !== 'accepted') {
          throw new Refusal('MATTER_MOVED', { state });
        }
        return standing(current, 'withdrawn', { topic, at: command.stamp.at });
      },
      follow: ({ communityId, pictures = [] }) => markErased(communityId, pictures),
      answer: () => ({ withdrawn: true as const }),
    });
  },
});
