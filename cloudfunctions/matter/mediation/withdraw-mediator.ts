import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { mediations } from '../collections.ts';
import { requirePart } from './mediation-access.ts';
import { isLive } from './mediation-rules.ts';
import { changing, mediationChange, ofMediation } from './mediation-schema.ts';

/**
 * The mediator is close to one of them, or cannot go on; or a party wants somebody else (人民调解法 23): upkeep finds
 * another one, who has the time of the level.
 */
export const withdrawMediator = action('matter.withdrawMediator', {
  input: v.strictObject(mediationChange),
  access: RESIDENTS,
  load: ({ mediationId }) => ({ mediation: one(mediations, mediationId, 'MEDIATION_NOT_FOUND') }),
  command: ({ mediationId }) => changing(mediationId, 'withdraw'),
  budget: 4,
  run: (_, { actor, mediation, command }) => {
    return change({ command }, mediations, mediation, {
      ...ofMediation,
      decide: (current) => {
        requirePart(actor, current);
        const { passed, mediator, state } = current;
        if (!isLive(current) || !mediator) throw new Refusal('MEDIATION_MOVED', { state });
        return {
          mediator: null,
          passed: [...passed, mediator.residentId],
          tendAt: command.stamp.at,
          telling: true,
        };
      },
      answer: () => ({ withdrawn: true as const }),
    });
  },
});
