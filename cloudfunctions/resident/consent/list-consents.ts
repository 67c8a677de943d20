import type { ResidentActions } from '../../../typings/contract/resident.ts';
import { dayOf, now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { findConsentsOf } from '../household/people-repository.ts';
import { consentLine } from './consent-rules.ts';

/** Who may act for the caller today, and for whom the caller may. */
export async function listConsents(
  { communityId }: ResidentActions['listConsents']['input'],
  { actor }: ActorContext,
): Promise<ResidentActions['listConsents']['data']> {
  const { residentId } = actor;
  const rows = await findConsentsOf(communityId, residentId, dayOf(now()));
  return {
    given: rows.filter(({ principalId }) => principalId === residentId).map(consentLine),
    received: rows.filter(({ agentId }) => agentId === residentId).map(consentLine),
  };
}
