import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pairings } from '../collections.ts';
import { requireParts } from '../pairing/pairing-access.ts';
import { findPaired } from '../pairing/pairing-repository.ts';
import { readsDiary } from '../pairing/pairing-rules.ts';
import { onPairing } from '../pairing/pairing-schema.ts';
import { readDiary } from './diary-repository.ts';

/** The diary, for the two and the coordinator. For everybody else there is no such pairing. */
export const listDiary = action('volunteer.listDiary', {
  input: v.strictObject({ ...onPairing, after: cursor }),
  access: RESIDENTS,
  load: ({ pairingId }) => ({ pairing: one(pairings, pairingId, 'PAIRING_NOT_FOUND') }),
  budget: 4,
  run: async (input, { actor, pairing }) => {
    const parts = await requireParts(actor, pairing);
    if (!readsDiary(parts)) throw new Refusal('PAIRING_NOT_FOUND');
    const coordinates = parts.includes('coordinator');
    const reader = {
      readerId: actor.residentId,
      coordinates,
      from: coordinates ? pairing.coordinator.since : 0,
    };
    const { rows, next } = await readDiary(input.communityId, pairing._id, reader, input.after);
    const people = rows.length > 0 ? await findPaired(pairing) : [];
    return {
      entries: rows.map(({ _id, text, at, writerId, state }) => ({
        entryId: _id,
        text,
        at,
        byName: people.find((one) => one._id === writerId)?.name ?? '',
        mine: writerId === actor.residentId,
        held: state === 'held',
      })),
      next,
    };
  },
});
