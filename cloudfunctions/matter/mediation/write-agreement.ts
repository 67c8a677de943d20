import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { DAY, dayOf } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { day, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { mediations } from '../collections.ts';
import { isDueFit } from '../stage/stage-rules.ts';
import { requireMediator } from './mediation-access.ts';
import { isUnsigned } from './mediation-rules.ts';
import { changing, mediationChange, ofMediation } from './mediation-schema.ts';

/**
 * What they have agreed on, to be printed and signed, and on which days somebody looks whether it holds; written anew
 * until it is signed.
 */
export const writeAgreement = action('matter.writeAgreement', {
  input: v.strictObject({
    ...mediationChange,
    text: text(2000),
    followUps: v.pipe(v.array(day), v.maxLength(6)),
  }),
  access: RESIDENTS,
  load: ({ mediationId }) => ({ mediation: one(mediations, mediationId, 'MEDIATION_NOT_FOUND') }),
  command: ({ mediationId }) => changing(mediationId, 'agree'),
  budget: 4,
  run: ({ text, followUps }, { actor, mediation, command }) => {
    return change({ command }, mediations, mediation, {
      ...ofMediation,
      decide: (current) => {
        requireMediator(actor, current);
        const { at } = command.stamp;
        if (current.state !== 'going' && !isUnsigned(current)) {
          throw new Refusal('MEDIATION_MOVED', { state: current.state });
        }
        if (!followUps.every((one) => isDueFit(one, dayOf(at)))) {
          throw new Refusal('MEDIATION_DAY_UNFIT');
        }
        const days = [...new Set(followUps)].sort();
        return {
          state: 'agreed' as const,
          riseAt: null,
          tendAt: at + DAY,
          telling: true,
          agreement: {
            text,
            at,
            signedOn: null,
            followUps: days.map((one) => ({ day: one, result: null })),
          },
        };
      },
      answer: ({ state }) => ({ state }),
    });
  },
});
