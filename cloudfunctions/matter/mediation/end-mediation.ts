import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { mediations } from '../collections.ts';
import { partyOf, requireMediator, requirePart } from './mediation-access.ts';
import { ended, isLive, isUnsigned, raised } from './mediation-rules.ts';
import { changing, mediationChange, ofMediation } from './mediation-schema.ts';

/**
 * A party wants it no more, which ends it, what was agreed as well until it is signed. The mediator: no agreement here, which rises a level or ends at the highest;
 * or a likely offence, of which the police were called: the ladder stops (人民调解法 25).
 */
export const endMediation = action('matter.endMediation', {
  input: v.strictObject({
    ...mediationChange,
    why: v.picklist(['refused', 'failed', 'offence']),
  }),
  access: RESIDENTS,
  load: ({ mediationId }) => ({ mediation: one(mediations, mediationId, 'MEDIATION_NOT_FOUND') }),
  command: ({ mediationId, why }) => changing(mediationId, `end ${why}`),
  budget: 4,
  run: ({ why }, { actor, mediation, command }) => {
    return change({ command }, mediations, mediation, {
      ...ofMediation,
      decide: (current) => {
        requirePart(actor, current);
        if (why !== 'refused') requireMediator(actor, current);
        else if (partyOf(actor, current) < 0) throw new Refusal('MEDIATION_NOT_YOURS');
        const { at } = command.stamp;
        if (why === 'refused' && isUnsigned(current)) {
          return { ...ended(why, at), agreement: null };
        }
        if (!isLive(current)) throw new Refusal('MEDIATION_MOVED', { state: current.state });
        return why === 'failed' ? raised(current, at) : ended(why, at);
      },
      answer: ({ state }) => ({ state }),
    });
  },
});
