import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pairingDiary, pairings } from '../collections.ts';
import { requireParts } from '../pairing/pairing-access.ts';
import { toPairing } from '../pairing/pairing-schema.ts';

/**
 * The coordinator shows what the text check doubted, or takes an entry away, which its writer may as well. Of an
 * entry that was taken away nothing is kept but that there was one.
 */
export const decideDiary = action('volunteer.decideDiary', {
  input: v.strictObject({
    ...toPairing,
    entryId: documentId,
    decision: v.picklist(['show', 'remove']),
  }),
  access: RESIDENTS,
  load: (input) => ({
    pairing: one(pairings, input.pairingId, 'PAIRING_NOT_FOUND'),
    entry: one(pairingDiary, input.entryId),
  }),
  command: ({ pairingId, entryId, decision }) => ({
    action: 'pairing.change',
    target: `pairing:${pairingId}`,
    variant: `${decision} ${entryId}`,
  }),
  budget: 4,
  run: async ({ decision }, { actor, pairing, entry, command }) => {
    const parts = await requireParts(actor, pairing);
    const coordinates =
      parts.includes('coordinator') && entry !== undefined && entry.at >= pairing.coordinator.since;
    const isWriter = entry?.writerId === actor.residentId;
    if (!entry || entry.pairingId !== pairing._id || !(coordinates || isWriter)) {
      throw new Refusal('DIARY_NOT_FOUND');
    }
    if (decision === 'show' && !coordinates) throw new Refusal('PAIRING_NOT_YOURS');
    return change({ command }, pairingDiary, entry, {
      missing: 'DIARY_NOT_FOUND',
      decide: ({ state }) => {
        if (decision === 'remove') {
          return state === 'removed' ? null : { state: 'removed' as const, text: '' };
        }
        if (state === 'removed') throw new Refusal('DIARY_NOT_FOUND');
        return state === 'shown' ? null : { state: 'shown' as const };
      },
      answer: () => ({ decision }),
    });
  },
});
