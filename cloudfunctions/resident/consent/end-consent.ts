import type { ResidentActions } from '../../../typings/contract/resident.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { covers } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { OFFICERS } from '../../people/officers.ts';
import type { ConsentDocument } from '../collections.ts';
import { endConsentAt } from '../household/people-repository.ts';
import { consentId } from './consent-rules.ts';

type Input = ResidentActions['endConsent']['input'];

export function endLoad({ principalId, agentId }: Input) {
  return {
    principal: { from: 'residents', ids: principalId },
    consent: { from: 'consents', ids: consentId(principalId, agentId) },
  };
}

/** Ends a consent at once: by either of the two, or by an officer of the principal's household. */
export async function endConsent(
  { communityId, principalId, agentId, commandId }: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<ResidentActions['endConsent']['data']> {
  const consent = loaded.consent?.[0] as ConsentDocument | undefined;
  const principal = loaded.principal?.[0] as ResidentDocument | undefined;
  const { residentId, roles } = actor;
  const looksAfter = roles.some(
    ({ role, placeId }) =>
      OFFICERS.includes(role) &&
      principal?.households.some(({ householdId }) => covers(placeId, householdId)),
  );
  const isOneOfThem = residentId === principalId || residentId === agentId;
  if (!consent || (!isOneOfThem && !looksAfter)) throw new Refusal('CONSENT_NEEDED');
  const target = `resident:${principalId}`;
  const change = stampOf(openid, commandId, residentId, 'consent.end', target);
  if (consent.change.id === change.id) {
    await recordAudit(communityId, consent.change);
    return { ended: true };
  }
  // Ended by somebody else meanwhile is ended too.
  if ((await endConsentAt(communityId, consent._id, change.at, change)) === 1) {
    await recordAudit(communityId, change);
  }
  return { ended: true };
}
