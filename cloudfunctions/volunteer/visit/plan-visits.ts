import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pairings } from '../collections.ts';
import { requireParts } from '../pairing/pairing-access.ts';
import { unconfirmedOf } from '../pairing/pairing-line.ts';
import { findPaired } from '../pairing/pairing-repository.ts';
import { seesVisits } from '../pairing/pairing-rules.ts';
import { toPairing, visitPlan } from '../pairing/pairing-schema.ts';
import { plansFault } from './visit-rules.ts';

/** When visits are, as the two have agreed: in the daytime, and between adults unless a guardian is there. */
export const planVisits = action('volunteer.planVisits', {
  input: v.strictObject({
    ...toPairing,
    plans: v.pipe(v.array(visitPlan), v.maxLength(10)),
    seen: documentId,
  }),
  access: RESIDENTS,
  load: ({ pairingId }) => ({ pairing: one(pairings, pairingId, 'PAIRING_NOT_FOUND') }),
  command: ({ pairingId }) => ({
    action: 'pairing.change',
    target: `pairing:${pairingId}`,
    variant: 'plan',
  }),
  budget: 5,
  run: async ({ plans, seen }, { actor, pairing, command }) => {
    const parts = await requireParts(actor, pairing);
    if (!seesVisits(parts)) throw new Refusal('PAIRING_NOT_YOURS');
    const today = dayOf(now());
    return change({ command }, pairings, pairing, {
      missing: 'PAIRING_NOT_FOUND',
      prepare: async (found) => {
        const what = plansFault(plans, today);
        if (what) throw new Refusal('VISITS_UNFIT', { what });
        const [who] = unconfirmedOf(found, await findPaired(found));
        if (who) throw new Refusal('PAIRING_MINOR', { who });
      },
      decide: (current) => {
        if (current.state === 'ended') throw new Refusal('PAIRING_ENDED');
        if (current.state === 'proposed') throw new Refusal('PAIRING_NOT_AGREED');
        if (current.change.id !== seen) throw new Refusal('PAIRING_CHANGED');
        return { plans };
      },
      answer: () => ({ plans: plans.length }),
    });
  },
});
