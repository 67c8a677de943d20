import type { ConsentLine } from '../../../typings/contract/resident.ts';
import type { ConsentDocument } from '../collections.ts';

/** How long a consent may last, in days: then it is asked for again. */
export const CONSENT_DAYS = 365;

export function consentId(principalId: string, agentId: string): string {
  return `${principalId}:${agentId}`;
}

export function consentLine({
  principalId,
  principalName,
  agentId,
  agentName,
  until,
  given,
}: ConsentDocument): ConsentLine {
  return { principalId, principalName, agentId, agentName, until, given };
}
