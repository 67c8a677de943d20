import type { ResidentActions } from '../../../typings/contract/resident.ts';
import { dayOf, now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { HouseholdDocument } from '../../people/collections.ts';
import { consentInForce } from '../../people/consent.ts';
import { consentLine } from '../consent/consent-rules.ts';
import { membersOf, representativeOf } from './membership-rules.ts';
import { findMembers } from './people-repository.ts';

/** The people of one household, and who may act for them today. */
export async function listMembers(
  { communityId, householdId }: ResidentActions['listMembers']['input'],
  { loaded }: ActorContext,
): Promise<ResidentActions['listMembers']['data']> {
  const household = loaded.household?.[0] as HouseholdDocument | undefined;
  if (!household) throw new Refusal('HOUSEHOLD_NOT_FOUND');
  const today = dayOf(now());
  const rows = await findMembers(communityId, householdId);
  return {
    label: household.label,
    members: membersOf(householdId, rows),
    representativeId: representativeOf(household, rows),
    consents: rows
      .flatMap(({ consents }) => consents)
      .filter((consent) => consent.communityId === communityId && consentInForce(consent, today))
      .map(consentLine),
  };
}
