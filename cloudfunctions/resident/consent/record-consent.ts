import type { ConsentLine, ResidentActions } from '../../../typings/contract/resident.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { DAY, dayOf, now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import type { ConsentDocument } from '../collections.ts';
import { CONSENT_DAYS, consentId, consentLine } from './consent-rules.ts';
import { keepConsent } from './keep-consent.ts';

type Input = ResidentActions['recordConsent']['input'];

export function recordLoad({ principalId, agentId }: Input) {
  return {
    principal: { from: 'residents', ids: principalId },
    agent: { from: 'residents', ids: agentId },
    consent: { from: 'consents', ids: consentId(principalId, agentId) },
  };
}

/**
 * An officer writes down what somebody signed or said: until a day, another may act for them. Never by
 * the one who is to act: that takes a second person.
 */
export async function recordConsent(
  { communityId, householdId, principalId, agentId, until, given, commandId }: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<ConsentLine> {
  const principal = loaded.principal?.[0] as ResidentDocument | undefined;
  const agent = loaded.agent?.[0] as ResidentDocument | undefined;
  const livesHere = principal?.households.some((one) => one.householdId === householdId);
  // Whoever acts does so with a phone of their own.
  if (!principal || !livesHere || !agent || agent.openid === null || agentId === principalId) {
    throw new Refusal('RESIDENT_NOT_FOUND');
  }
  if (agentId === actor.residentId) throw new Refusal('CONSENT_OWN');
  const from = dayOf(now());
  if (until < from) throw new Refusal('NOTICE_DATE_PAST', { field: 'until' });
  if (until > dayOf(now() + CONSENT_DAYS * DAY)) {
    throw new Refusal('CONSENT_TOO_LONG', { days: CONSENT_DAYS });
  }
  const target = `resident:${principalId}`;
  const change = stampOf(openid, commandId, actor.residentId, 'consent.record', target);
  const consent: ConsentDocument = {
    _id: consentId(principalId, agentId),
    communityId,
    principalId,
    principalName: principal.name,
    agentId,
    agentName: agent.name,
    from,
    until,
    given,
    recordedBy: actor.residentId,
    endedAt: null,
    change,
  };
  const earlier = loaded.consent?.[0] as ConsentDocument | undefined;
  const kept = earlier?.change.id === change.id ? earlier : await keepConsent(consent, earlier);
  await recordAudit(communityId, kept.change);
  return consentLine(kept);
}
