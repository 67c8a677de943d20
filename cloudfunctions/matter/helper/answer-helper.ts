import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { mediations } from '../collections.ts';
import {
  isMediator,
  partyOf,
  requireMediator,
  requirePart,
} from '../mediation/mediation-access.ts';
import { helperLines, isLive } from '../mediation/mediation-rules.ts';
import { changing, mediationChange, ofMediation } from '../mediation/mediation-schema.ts';

const at = (most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(most));

/**
 * A party says whether a relative or a neighbour may come along; the mediator writes down what one without a phone has
 * said, and never instead of a party who has.
 */
export const answerHelper = action('matter.answerHelper', {
  input: v.strictObject({
    ...mediationChange,
    helper: at(3),
    party: v.nullable(at(5)),
    consents: v.boolean(),
  }),
  access: RESIDENTS,
  load: ({ mediationId }) => ({ mediation: one(mediations, mediationId, 'MEDIATION_NOT_FOUND') }),
  command: ({ mediationId, helper, party }) =>
    changing(mediationId, `helper ${helper} ${party ?? 'own'}`),
  budget: 4,
  run: ({ helper, party, consents }, { actor, mediation, command }) => {
    return change({ command }, mediations, mediation, {
      ...ofMediation,
      decide: (current) => {
        requirePart(actor, current);
        if (party !== null) requireMediator(actor, current);
        const index = party ?? partyOf(actor, current);
        const { parties, state, helpers = [] } = current;
        if (party === null && index < 0 && isMediator(actor, current)) {
          throw new Refusal('MEDIATION_NOT_YOURS');
        }
        const who = parties[index];
        const asked = helpers[helper];
        if (!who || !asked) throw new Refusal('MEDIATION_NOT_FOUND');
        const said = asked.says.some(({ residentId }) => residentId === who.residentId);
        if (!isLive(current) || said) throw new Refusal('MEDIATION_MOVED', { state });
        const says = [...asked.says, { residentId: who.residentId, consents }];
        return {
          helpers: helpers.map((other) => (other === asked ? { ...other, says } : other)),
          telling: true,
        };
      },
      answer: (done) => ({ comes: helperLines(done)[helper]?.comes ?? false }),
    });
  },
});
