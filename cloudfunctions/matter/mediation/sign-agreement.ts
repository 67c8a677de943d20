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
import { courtUntil } from './mediation-rules.ts';
import { changing, mediationChange, ofMediation } from './mediation-schema.ts';

/** On which day all have signed the paper: from it on the days for the court are counted. */
export const signAgreement = action('matter.signAgreement', {
  input: v.strictObject({ ...mediationChange, day }),
  access: RESIDENTS,
  load: ({ mediationId }) => ({ mediation: one(mediations, mediationId, 'MEDIATION_NOT_FOUND') }),
  command: ({ mediationId }) => changing(mediationId, 'sign'),
  budget: 4,
  run: ({ day }, { actor, mediation, command }) => {
    return change({ command }, mediations, mediation, {
      ...ofMediation,
      decide: (current) => {
        requireMediator(actor, current);
        const { state, agreement, parties } = current;
        if (state !== 'agreed' || !agreement || agreement.signedOn !== null) {
          throw new Refusal('MEDIATION_MOVED', { state });
        }
        const today = dayOf(command.stamp.at);
        if (day > today || day < dayOf(agreement.at)) throw new Refusal('MEDIATION_DAY_UNFIT');
        const names = parties.map(({ name }) => name);
        return { agreement: { ...agreement, signedOn: day, names }, telling: true };
      },
      answer: (done) => ({ courtUntil: courtUntil(done) }),
    });
  },
});
