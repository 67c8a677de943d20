import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { requireNotOwn } from '../../people/second-person.ts';
import { pairings } from '../collections.ts';
import { isCoordinated } from './pairing-line.ts';
import { findPaired } from './pairing-repository.ts';
import { COORDINATORS } from './pairing-rules.ts';
import { toPairing } from './pairing-schema.ts';

/**
 * An officer of the door becomes the coordinator of a pairing whose coordinator holds such an office no more. What
 * stands in its diary from then on is theirs to read, not what was written before.
 */
export const takeOverPairing = action('volunteer.takeOverPairing', {
  input: v.strictObject(toPairing),
  access: officersOf('pairing.placeId', COORDINATORS, 'within'),
  load: ({ pairingId }) => ({ pairing: one(pairings, pairingId, 'PAIRING_NOT_FOUND') }),
  command: ({ pairingId }) => ({
    action: 'pairing.change',
    target: `pairing:${pairingId}`,
    variant: 'take-over',
  }),
  budget: 4,
  run: (_input, { actor, pairing, command }) =>
    change({ command }, pairings, pairing, {
      missing: 'PAIRING_NOT_FOUND',
      prepare: async (seen) => {
        const people = await findPaired(seen);
        const pair = people.filter(({ _id }) => [seen.helperId, seen.elderId].includes(_id));
        const homes = pair.flatMap((one) => one.households.map(({ householdId }) => householdId));
        const named = [seen.helperId, seen.elderId, seen.guardian?.residentId];
        requireNotOwn(actor, { people: named, households: homes }, 'PAIRING_OWN');
        if (isCoordinated(seen, people, now())) throw new Refusal('PAIRING_COORDINATED');
        return seen.coordinator.residentId;
      },
      decide: ({ state, coordinator }, before) => {
        if (state === 'ended') throw new Refusal('PAIRING_ENDED');
        if (coordinator.residentId !== before) throw new Refusal('PAIRING_COORDINATED');
        return { coordinator: { residentId: actor.residentId, since: command.stamp.at } };
      },
      answer: () => ({ coordinates: true as const }),
    }),
});
