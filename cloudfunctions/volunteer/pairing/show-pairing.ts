import * as v from 'valibot';
import type { PairingPart } from '../../../typings/contract/pairing.ts';
import { one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type GivenAgreement, type PairingDocument, pairings } from '../collections.ts';
import { findLatestVisits, visitLine } from '../visit/visit-repository.ts';
import { comingVisits } from '../visit/visit-rules.ts';
import { requireParts } from './pairing-access.ts';
import { isCoordinated, pairingLine, unconfirmedOf } from './pairing-line.ts';
import { findPaired } from './pairing-repository.ts';
import { deciderOf, ownSide, readsDiary, seesVisits, waitsFor } from './pairing-rules.ts';
import { onPairing } from './pairing-schema.ts';

const COMING = 5;

/** A pairing with its visits, and what the caller may do about it. */
export const showPairing = action('volunteer.showPairing', {
  input: v.strictObject(onPairing),
  access: RESIDENTS,
  load: ({ pairingId }) => ({ pairing: one(pairings, pairingId, 'PAIRING_NOT_FOUND') }),
  budget: 4,
  run: async ({ communityId }, { actor, pairing }) => {
    const parts = await requireParts(actor, pairing);
    const sees = seesVisits(parts);
    const [people, visits] = await Promise.all([
      findPaired(pairing),
      sees ? findLatestVisits(communityId, pairing._id) : [],
    ]);
    const at = now();
    const unconfirmed = unconfirmedOf(pairing, people);
    const isOn = pairing.state === 'active';
    return {
      ...pairingLine(pairing, people, parts, at),
      agreed: {
        helper: agreement(pairing.agreed.helper),
        elder: agreement(pairing.agreed.elder),
        guardian: agreement(pairing.agreed.guardian),
      },
      plans: sees ? pairing.plans : [],
      coming:
        sees && isOn && unconfirmed.length === 0 ? comingVisits(pairing.plans, at, COMING) : [],
      visits: visits.map(visitLine),
      unconfirmed,
      diaryUntil: pairing.diaryUntil,
      may: mayOf(pairing, parts, actor.residentId, isCoordinated(pairing, people, at)),
      seen: pairing.change.id,
    };
  },
});

function agreement(given: GivenAgreement | null) {
  return given && { at: given.at, how: given.how };
}

function mayOf(
  pairing: PairingDocument,
  parts: readonly PairingPart[],
  residentId: string,
  coordinated: boolean,
) {
  const waiting = waitsFor(pairing);
  const own = ownSide(pairing, residentId);
  const isOn = pairing.state === 'active';
  const isOfficer = parts.includes('officer');
  const reads = readsDiary(parts) && (pairing.state !== 'ended' || pairing.diaryUntil !== null);
  return {
    agree: own !== undefined && waiting.includes(own),
    writeDown: isOfficer && waiting.includes('elder'),
    end: pairing.state !== 'ended',
    takeOver: isOfficer && !coordinated && pairing.state !== 'ended',
    plan: isOn && seesVisits(parts),
    note: parts.includes('helper') && pairing.since !== null,
    confirm: deciderOf(parts) !== undefined,
    readDiary: reads && pairing.since !== null,
    writeDiary: isOn && (parts.includes('helper') || parts.includes('elder')),
  };
}
