import type { Helper } from '../../../typings/contract/household.ts';
import type { ConsentLine } from '../../../typings/contract/resident.ts';
import { rolesInForce } from '../../kernel/action/access.ts';
import { covers } from '../../kernel/path-id.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { OFFICERS } from '../../people/officers.ts';
import type { ConsentDocument } from '../collections.ts';

/** How long a consent may last, in days: then it is asked for again. */
export const CONSENT_DAYS = 365;

export function consentId(principalId: string, agentId: string): string {
  return `${principalId}:${agentId}`;
}

/** What is wrong with the last day of a consent; null = nothing. `latest` is the last day that it may have. */
export function untilProblem(
  until: string,
  today: string,
  latest: string,
): 'NOTICE_DATE_PAST' | 'CONSENT_TOO_LONG' | null {
  if (until < today) return 'NOTICE_DATE_PAST';
  return until > latest ? 'CONSENT_TOO_LONG' : null;
}

/** Why somebody could act for a person of these homes; undefined = no reason. */
export function helperAs(
  { households, roles }: Pick<ResidentDocument, 'households' | 'roles'>,
  homes: ResidentDocument['households'],
  today: string,
): Helper['as'] | undefined {
  const ids = homes.map(({ householdId }) => householdId);
  if (households.some(({ householdId }) => ids.includes(householdId))) return 'family';
  return rolesInForce(roles, today).find(
    ({ role, placeId }) => OFFICERS.includes(role) && ids.some((id) => covers(placeId, id)),
  )?.role;
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
