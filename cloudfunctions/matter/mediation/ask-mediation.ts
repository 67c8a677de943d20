import * as v from 'valibot';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type MediationDocument, mediations } from '../collections.ts';
import { words } from '../intake/matter-schema.ts';
import { areaOf } from '../intake/raise-rules.ts';
import { riseAtOf, speaksOfViolence } from './mediation-rules.ts';

/**
 * Asks for somebody to talk between oneself and a neighbour. Violence at home and against children or the old never
 * enters it: the page says whom to call.
 */
export const askMediation = action('matter.askMediation', {
  input: v.strictObject({ communityId, words, other: text(100), commandId }),
  access: RESIDENTS,
  command: () => ({ action: 'mediation.change', target: 'mediation:', creates: true as const }),
  budget: 3,
  run: ({ communityId, words, other }, context) => {
    const { residentId, resident } = context.actor;
    return insert(context, communityId, mediations, {
      decide: (change): MediationDocument => {
        const [home] = resident.households;
        if (!home) throw new Refusal('MEDIATION_NO_HOME');
        if (speaksOfViolence(words) || speaksOfViolence(other))
          throw new Refusal('MEDIATION_VIOLENCE');
        const { at } = change;
        const households = resident.households.map(({ householdId }) => householdId);
        return {
          _id: change.id,
          communityId,
          placeId: areaOf(home.householdId),
          words,
          other,
          parties: [{ residentId, name: resident.name, households, consents: true, at }],
          level: 'steward',
          mediator: null,
          passed: [],
          state: 'asked',
          end: null,
          endedAt: null,
          agreement: null,
          riseAt: riseAtOf('steward', at),
          tendAt: at,
          telling: false,
          order: at,
          change,
        };
      },
      answer: (_, { id }) => ({ mediationId: id }),
    });
  },
});
