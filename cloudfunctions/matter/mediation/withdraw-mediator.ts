import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { mediations } from '../collections.ts';
import { requireMediator } from './mediation-access.ts';
import { isLive } from './mediation-rules.ts';
import { changing, mediationChange } from './mediation-schema.ts';

/** The mediator is close to one of them, or cannot go on: upkeep finds somebody else, who has the time of the level. */
export const withdrawMediator = action('matter.withdrawMediator', {
  input: v.strictObject(mediationChange),
  access: RESIDENTS,
  load: ({ mediationId }) => ({ mediation: one(mediations, mediationId, 'MEDIATION_NOT_FOUND') }),
  command: ({ mediationId }) => changing(mediationId, 'withdraw'),
  budget: 4,
  run: (_, { actor, mediation, command }) => {
    return change({ command }, mediations, mediation, {
      missing: 'MEDIATION_NOT_FOUND',
      decide: (current) => {
        requireMediator(actor, current);
        if (!isLive(current)) throw new Refusal('MEDIATION_MOVED', { state: current.state });
        const { passed } = current;
        return {
          mediator: null,
          passed: [...passed, actor.residentId],
          tendAt: command.stamp.at,
          telling: true,
        };
      },
      answer: () => ({ withdrawn: true as const }),
    });
  },
});
