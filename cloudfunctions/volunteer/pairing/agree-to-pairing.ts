import * as v from 'valibot';
import type { PairingSide } from '../../../typings/contract/pairing.ts';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { requireNotOwn } from '../../people/second-person.ts';
import { pairings } from '../collections.ts';
import { requireParts } from './pairing-access.ts';
import { unconfirmedOf } from './pairing-line.ts';
import { findPaired } from './pairing-repository.ts';
import { afterAgreement, ending, ownSide, waitsFor } from './pairing-rules.ts';
import { toPairing } from './pairing-schema.ts';

/**
 * Everybody answers for themselves in the app. What an elder says or writes is put down by an officer of their
 * door, who is not the helper and does not live with them.
 */
export const agreeToPairing = action('volunteer.agreeToPairing', {
  input: v.strictObject({
    ...toPairing,
    agrees: v.boolean(),
    elderSaid: v.optional(v.picklist(['paper', 'spoken'])),
  }),
  access: RESIDENTS,
  load: ({ pairingId }) => ({ pairing: one(pairings, pairingId, 'PAIRING_NOT_FOUND') }),
  command: ({ pairingId, agrees }) => ({
    action: 'pairing.change',
    target: `pairing:${pairingId}`,
    variant: agrees ? 'agree' : 'decline',
  }),
  budget: 5,
  run: async ({ agrees, elderSaid }, { actor, pairing, command }) => {
    const parts = await requireParts(actor, pairing);
    const own = ownSide(pairing, actor.residentId);
    const side: PairingSide | undefined = elderSaid ? 'elder' : own;
    if (!side || (elderSaid && !parts.includes('officer'))) throw new Refusal('PAIRING_NOT_YOURS');
    const { stamp } = command;
    const agreement = { at: stamp.at, how: elderSaid ?? ('app' as const), by: actor.residentId };
    return change({ command }, pairings, pairing, {
      missing: 'PAIRING_NOT_FOUND',
      prepare: async (seen) => {
        if (!agrees && !elderSaid) return;
        const people = await findPaired(seen);
        const helper = people.find(({ _id }) => _id === seen.helperId);
        const homes = helper?.households.map(({ householdId }) => householdId) ?? [];
        if (elderSaid) requireNotOwn(actor, { households: homes }, 'PAIRING_OWN');
        const [who] = agrees ? unconfirmedOf(seen, people) : [];
        if (who) throw new Refusal('PAIRING_MINOR', { who });
      },
      decide: (current) => {
        if (current.state === 'ended') throw new Refusal('PAIRING_ENDED');
        if (!waitsFor(current).includes(side)) return null;
        if (agrees) return afterAgreement(current, side, agreement);
        return ending(current, {
          at: stamp.at,
          why: 'declined',
          by: actor.residentId,
          how: elderSaid ?? null,
        });
      },
      answer: ({ state }) => ({ state }),
    });
  },
});
