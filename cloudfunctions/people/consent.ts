import type { ConsentDocument } from '../resident/collections.ts';

/** True if one may act for the other on this day (YYYY-MM-DD), both ends included. */
export function consentInForce(consent: ConsentDocument | undefined, today: string): boolean {
  if (!consent || consent.endedAt !== null) return false;
  return consent.from <= today && today <= consent.until;
}
