import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { mediations } from '../collections.ts';
import { requireMediator } from '../mediation/mediation-access.ts';
import { isLive, MOST_HELPERS } from '../mediation/mediation-rules.ts';
import { changing, mediationChange, ofMediation } from '../mediation/mediation-schema.ts';

/**
 * The mediator names a relative or a neighbour who could come along. They come once every party has agreed, and see
 * nothing here.
 */
export const inviteHelper = action('matter.inviteHelper', {
  input: v.strictObject({ ...mediationChange, name: line(30) }),
  access: RESIDENTS,
  load: ({ mediationId }) => ({ mediation: one(mediations, mediationId, 'MEDIATION_NOT_FOUND') }),
  command: ({ mediationId }) => changing(mediationId, 'helper'),
  budget: 4,
  run: ({ name }, { actor, mediation, command }) => {
    return change({ command }, mediations, mediation, {
      ...ofMediation,
      decide: (current) => {
        requireMediator(actor, current);
        const { state, helpers = [] } = current;
        if (!isLive(current)) throw new Refusal('MEDIATION_MOVED', { state });
        if (helpers.length >= MOST_HELPERS) {
          throw new Refusal('MEDIATION_HELPERS_FULL', { most: MOST_HELPERS });
        }
        return { helpers: [...helpers, { name, says: [] }], telling: true };
      },
      answer: () => ({ invited: true as const }),
    });
  },
});
