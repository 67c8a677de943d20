import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { mediations } from '../collections.ts';
import { isMediator, partyOf, requireMediator, requirePart } from './mediation-access.ts';
import { ended, isLive, stateOf } from './mediation-rules.ts';
import { changing, mediationChange, ofMediation } from './mediation-schema.ts';

/**
 * A party says whether they want to talk; the mediator writes down what somebody without a phone has said. One no ends
 * it (人民调解法 17).
 */
export const answerMediation = action('matter.answerMediation', {
  input: v.strictObject({
    ...mediationChange,
    party: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(5))),
    consents: v.boolean(),
  }),
  access: RESIDENTS,
  load: ({ mediationId }) => ({ mediation: one(mediations, mediationId, 'MEDIATION_NOT_FOUND') }),
  command: ({ mediationId, party }) => changing(mediationId, `answer ${party ?? 'own'}`),
  budget: 4,
  run: ({ party, consents }, { actor, mediation, command }) => {
    return change({ command }, mediations, mediation, {
      ...ofMediation,
      decide: (current) => {
        requirePart(actor, current);
        if (party !== null) requireMediator(actor, current);
        const index = party ?? partyOf(actor, current);
        const { parties, state } = current;
        if (party === null && index < 0 && isMediator(actor, current)) {
          throw new Refusal('MEDIATION_NOT_YOURS');
        }
        const { at } = command.stamp;
        const one = parties[index];
        if (!one) throw new Refusal('MEDIATION_NOT_FOUND');
        if (!isLive(current) || one.consents !== null) {
          throw new Refusal('MEDIATION_MOVED', { state });
        }
        const next = parties.map((other) => (other === one ? { ...other, consents, at } : other));
        if (!consents) return { parties: next, ...ended('refused', at) };
        return { parties: next, state: stateOf(next), telling: true };
      },
      answer: ({ state }) => ({ state }),
    });
  },
});
