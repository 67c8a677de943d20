import { now } from '../../kernel/clock.ts';
import { job } from '../../kernel/upkeep.ts';
import { type MediationDocument, mediations } from '../collections.ts';
import { dueToForget, saveLeft } from '../mediation/mediation-repository.ts';
import { forgotten } from './party-rules.ts';

/** Who was named by mistake is known for a month, so that they read why they see it no more. */
export const forgetMistaken = job<MediationDocument>({
  name: 'mediation.forget',
  collection: mediations,
  due: dueToForget,
  one: async (mediation) => {
    await saveLeft(mediation, forgotten(mediation, now()));
  },
});
