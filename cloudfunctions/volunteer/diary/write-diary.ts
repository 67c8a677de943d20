import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { checkTexts } from '../../review/check-texts.ts';
import { type PairingEntryDocument, pairingDiary, pairings } from '../collections.ts';
import { requireParts } from '../pairing/pairing-access.ts';
import { toPairing } from '../pairing/pairing-schema.ts';

/**
 * A few lines for the other one and the coordinator. What the text check doubts waits for the coordinator, never in
 * the community's queue of reviews, where others would read it.
 */
export const writeDiary = action('volunteer.writeDiary', {
  input: v.strictObject({ ...toPairing, text: text(300) }),
  texts: 'within',
  access: RESIDENTS,
  load: ({ pairingId }) => ({ pairing: one(pairings, pairingId, 'PAIRING_NOT_FOUND') }),
  command: ({ pairingId }) => ({
    action: 'pairing.change',
    target: `pairing:${pairingId}`,
    variant: 'diary',
  }),
  budget: 4,
  run: async (input, context) => {
    const { actor, openid, pairing } = context;
    const parts = await requireParts(actor, pairing);
    if (!parts.includes('helper') && !parts.includes('elder'))
      throw new Refusal('PAIRING_NOT_YOURS');
    return insert(context, input.communityId, pairingDiary, {
      prepare: async () => {
        if (pairing.state === 'ended') throw new Refusal('PAIRING_ENDED');
        if (pairing.state === 'proposed') throw new Refusal('PAIRING_NOT_AGREED');
        return checkTexts(openid, [input.text], 'log');
      },
      decide: (change, verdict): PairingEntryDocument => ({
        _id: change.id,
        communityId: input.communityId,
        pairingId: pairing._id,
        writerId: actor.residentId,
        text: input.text,
        state: verdict === 'pass' ? 'shown' : 'held',
        at: change.at,
        change,
      }),
      answer: (entry, { id }) => ({ entryId: id, held: entry?.state === 'held' }),
    });
  },
});
