import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { day } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { mediations } from '../collections.ts';
import { requireMediator } from './mediation-access.ts';
import { changing, mediationChange, ofMediation } from './mediation-schema.ts';

/** Whether what was agreed holds, once a day that was set has come. */
export const followUp = action('matter.followUp', {
  input: v.strictObject({ ...mediationChange, day, result: v.picklist(['kept', 'broken']) }),
  access: RESIDENTS,
  load: ({ mediationId }) => ({ mediation: one(mediations, mediationId, 'MEDIATION_NOT_FOUND') }),
  command: ({ mediationId, day }) => changing(mediationId, `follow ${day}`),
  budget: 4,
  run: ({ day, result }, { actor, mediation, command }) => {
    return change({ command }, mediations, mediation, {
      ...ofMediation,
      decide: (current) => {
        requireMediator(actor, current);
        const { state, agreement } = current;
        const found = agreement?.followUps.find((one) => one.day === day);
        if (!agreement || !found || day > dayOf(command.stamp.at)) {
          throw new Refusal('MEDIATION_DAY_UNFIT');
        }
        if (found.result !== null) throw new Refusal('MEDIATION_MOVED', { state });
        const followUps = agreement.followUps.map((one) =>
          one === found ? { ...one, result } : one,
        );
        return { agreement: { ...agreement, followUps } };
      },
      answer: () => ({ result }),
    });
  },
});
