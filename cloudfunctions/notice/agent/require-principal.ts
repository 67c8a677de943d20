import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { consentInForce } from '../../people/consent.ts';
import type { ConsentDocument } from '../../resident/collections.ts';

/** Whom the caller acts for. @throws Refusal CONSENT_NEEDED */
export function requirePrincipal(
  principal: ResidentDocument | undefined,
  consent: ConsentDocument | undefined,
): ResidentDocument {
  if (!principal || !consentInForce(consent, dayOf(now()))) throw new Refusal('CONSENT_NEEDED');
  return principal;
}
