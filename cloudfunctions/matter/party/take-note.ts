import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { MediationDocument, PartyNote } from '../collections.ts';
import { findMediators, findReached } from '../mediation/mediation-repository.ts';
import { SECONDS, secondFor } from './note-rules.ts';

/**
 * How what the mediator writes down for a party is made sure of: they are told, or have no WeChat, and an officer of
 * their door asks them. At most two requests.
 * @throws Refusal MEDIATION_NO_SECOND
 */
export async function askedBy(
  mediation: MediationDocument,
  index: number,
  before: string | null,
): Promise<Pick<PartyNote, 'second' | 'door'>> {
  const { communityId, parties } = mediation;
  const { residentId = '' } = parties[index] ?? {};
  const [person] = await findReached(communityId, residentId);
  if (!person || person.openid !== null) return { second: null, door: '' };
  const { householdId = communityId, label = '' } = person.households[0] ?? {};
  const candidates = await findMediators(communityId, householdId, SECONDS, dayOf(now()));
  const second = secondFor(mediation, householdId, candidates, before);
  if (!second) throw new Refusal('MEDIATION_NO_SECOND');
  return { second, door: label };
}
