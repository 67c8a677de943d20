import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pairings, pairingVisits } from '../collections.ts';
import { requireParts } from '../pairing/pairing-access.ts';
import { deciderOf } from '../pairing/pairing-rules.ts';

const visitId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}:\d{4}-\d{2}-\d{2}$/));

/** Whether a visit took place, as the elder, their family or the coordinator says. The coordinator has the last word. */
export const confirmVisit = action('volunteer.confirmVisit', {
  input: v.strictObject({ communityId, visitId, tookPlace: v.boolean(), commandId }),
  access: RESIDENTS,
  load: (input) => ({
    pairing: one(pairings, input.visitId.split(':')[0], 'VISIT_NOT_FOUND'),
    visit: one(pairingVisits, input.visitId, 'VISIT_NOT_FOUND'),
  }),
  command: (input) => ({
    action: 'pairing.change',
    target: `pairing:${input.visitId.split(':')[0]}`,
    variant: `confirm ${input.visitId} ${input.tookPlace}`,
  }),
  budget: 5,
  run: async ({ tookPlace }, { actor, pairing, visit, command }) => {
    const decidedBy = deciderOf(await requireParts(actor, pairing));
    if (!decidedBy) throw new Refusal('PAIRING_NOT_YOURS');
    const state = tookPlace ? ('confirmed' as const) : ('denied' as const);
    return change({ command }, pairingVisits, visit, {
      missing: 'VISIT_NOT_FOUND',
      decide: (current) => {
        if (current.state === state) return null;
        if (current.state !== 'noted' && decidedBy !== 'coordinator') {
          throw new Refusal('VISIT_DECIDED');
        }
        return { state, decidedBy };
      },
      answer: () => ({ state }),
    });
  },
});
