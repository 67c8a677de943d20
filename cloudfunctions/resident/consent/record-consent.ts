import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';
import { requireNotOwn } from '../../people/second-person.ts';
import { householdId } from '../../places/place-schema.ts';
import { consents } from '../collections.ts';
import { livesIn } from '../household/membership-rules.ts';
import { consentId } from './consent-rules.ts';
import { keepConsent, requireUntil } from './keep-consent.ts';

/**
 * An officer writes down what somebody signed or said: until a day, another may act for them. Never by
 * the one who is to act, nor by their family: that takes a second person.
 */
export const recordConsent = action('resident.recordConsent', {
  input: v.strictObject({
    communityId,
    householdId,
    principalId: documentId,
    agentId: documentId,
    until: day,
    given: v.picklist(['paper', 'spoken']),
    commandId,
  }),
  access: officersOf('input.householdId', OFFICERS, 'within'),
  load: ({ principalId, agentId }) => ({
    principal: one(residents, principalId, 'RESIDENT_NOT_FOUND'),
    agent: one(residents, agentId, 'RESIDENT_NOT_FOUND'),
    consent: one(consents, consentId(principalId, agentId)),
  }),
  command: ({ principalId }) => ({
    action: 'consent.record',
    target: `resident:${principalId}`,
  }),
  budget: 4,
  run: (input, context) => {
    const { principal, agent, consent, actor } = context;
    // Whoever acts does so with a phone of their own.
    const isTwo = agent._id !== principal._id && agent.openid !== null;
    if (!isTwo || !livesIn(principal, input.householdId)) throw new Refusal('RESIDENT_NOT_FOUND');
    const households = agent.households.map(({ householdId }) => householdId);
    requireNotOwn(actor, { people: [agent._id], households }, 'CONSENT_OWN');
    requireUntil(input.until);
    const { until, given } = input;
    const { residentId: recordedBy } = actor;
    return keepConsent(context, consent, { principal, agent, until, given, recordedBy });
  },
});
