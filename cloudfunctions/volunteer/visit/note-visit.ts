import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { day } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type PairingVisitDocument, pairings, pairingVisits } from '../collections.ts';
import { requireParts } from '../pairing/pairing-access.ts';
import { minutes, time, toPairing } from '../pairing/pairing-schema.ts';
import { noteFault } from './visit-rules.ts';

/** A visit that has been, noted by the helper. Somebody else confirms it. */
export const noteVisit = action('volunteer.noteVisit', {
  input: v.strictObject({
    ...toPairing,
    day,
    start: time,
    minutes,
    withGuardian: v.optional(v.boolean()),
  }),
  access: RESIDENTS,
  load: (input) => ({
    pairing: one(pairings, input.pairingId, 'PAIRING_NOT_FOUND'),
    visit: one(pairingVisits, `${input.pairingId}:${input.day}`),
  }),
  command: ({ pairingId, day: on }) => ({
    action: 'pairing.change',
    target: `pairing:${pairingId}`,
    variant: `visit ${on}`,
  }),
  budget: 4,
  run: async (input, context) => {
    const { actor, pairing, visit } = context;
    const parts = await requireParts(actor, pairing);
    if (!parts.includes('helper')) throw new Refusal('PAIRING_NOT_YOURS');
    const visitId = `${pairing._id}:${input.day}`;
    const { withGuardian = false } = input;
    return insert(
      context,
      input.communityId,
      pairingVisits,
      {
        found: visit,
        decide: (change): PairingVisitDocument => {
          const { start, minutes: length } = input;
          const times = { day: input.day, start, minutes: length, withGuardian };
          const what = noteFault(pairing, times, change.at);
          if (what === 'ended') throw new Refusal('PAIRING_ENDED');
          if (pairing.since === null) throw new Refusal('PAIRING_NOT_AGREED');
          if (what) throw new Refusal('VISIT_UNFIT', { what });
          return {
            _id: visitId,
            communityId: input.communityId,
            pairingId: pairing._id,
            helperId: pairing.helperId,
            ...times,
            state: 'noted',
            decidedBy: null,
            at: change.at,
            change,
          };
        },
        taken: () => {
          throw new Refusal('VISIT_NOTED');
        },
        answer: () => ({ visitId }),
      },
      () => visitId,
    );
  },
});
