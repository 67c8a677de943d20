import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pairings } from '../collections.ts';
import { requireParts } from './pairing-access.ts';
import { ending, whyOf } from './pairing-rules.ts';
import { toPairing } from './pairing-schema.ts';

/**
 * Ends a pairing at once, whoever of those concerned wants it, without a reason: an elder needs one phone call to an
 * officer of the door.
 */
export const endPairing = action('volunteer.endPairing', {
  input: v.strictObject({
    ...toPairing,
    asked: v.optional(
      v.strictObject({
        by: v.picklist(['elder', 'helper']),
        how: v.picklist(['phone', 'spoken', 'paper']),
      }),
    ),
  }),
  access: RESIDENTS,
  load: ({ pairingId }) => ({ pairing: one(pairings, pairingId, 'PAIRING_NOT_FOUND') }),
  command: ({ pairingId }) => ({
    action: 'pairing.change',
    target: `pairing:${pairingId}`,
    variant: 'end',
  }),
  budget: 4,
  run: async ({ asked }, { actor, pairing, command }) => {
    const { stamp } = command;
    // A repeat by somebody of the family, who sees it no more once it has ended.
    const isDone = pairing.change.id === stamp.id || command.earlier !== undefined;
    const parts = isDone ? [] : await requireParts(actor, pairing);
    if (asked && !isDone && !parts.includes('officer')) throw new Refusal('PAIRING_NOT_YOURS');
    return change({ command }, pairings, pairing, {
      missing: 'PAIRING_NOT_FOUND',
      decide: (current) => {
        if (current.state === 'ended') return null;
        return ending(current, {
          at: stamp.at,
          why: whyOf(parts, asked?.by),
          by: actor.residentId,
          how: asked?.how ?? null,
        });
      },
      answer: () => ({ state: 'ended' as const }),
    });
  },
});
