import type { PairingPart } from '../../../typings/contract/pairing.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ActorContext } from '../../people/action.ts';
import { consentInForce } from '../../people/consent.ts';
import type { PairingDocument } from '../collections.ts';
import { findConsent } from './pairing-repository.ts';
import { partsOf } from './pairing-rules.ts';

type Actor = ActorContext['actor'];

/**
 * What the actor is to a pairing. One request for whoever is nothing to it by themselves: the elder may let them
 * act.
 * @throws Refusal PAIRING_NOT_FOUND for everybody else, as if there was none
 */
export async function requireParts(
  { communityId, residentId, resident, roles }: Actor,
  pairing: PairingDocument,
): Promise<PairingPart[]> {
  const who = {
    residentId,
    homes: resident.households.map(({ householdId }) => householdId),
    roles,
    actsForElder: false,
  };
  const parts = partsOf(pairing, who);
  if (parts.some((part) => part !== 'officer')) return parts;
  const consent = await findConsent(communityId, pairing.elderId, residentId);
  const actsForElder = consentInForce(consent, dayOf(now()));
  const all = partsOf(pairing, { ...who, actsForElder });
  if (all.length === 0) throw new Refusal('PAIRING_NOT_FOUND');
  return all;
}
