import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { covers } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { OFFICERS, RESIDENTS } from '../../people/officers.ts';
import { consents } from '../collections.ts';
import { consentId } from './consent-rules.ts';

/** Ends a consent at once: by either of the two, or by an officer of the principal's household. */
export const endConsent = action('resident.endConsent', {
  input: v.strictObject({
    communityId,
    principalId: documentId,
    agentId: documentId,
    commandId,
  }),
  access: RESIDENTS,
  load: ({ principalId, agentId }) => ({
    principal: one(residents, principalId),
    consent: one(consents, consentId(principalId, agentId), 'CONSENT_NEEDED'),
  }),
  command: ({ principalId }) => ({ action: 'consent.end', target: `resident:${principalId}` }),
  budget: 4,
  run: ({ principalId, agentId }, context) => {
    const { principal, consent, actor } = context;
    const looksAfter = actor.roles.some(
      ({ role, placeId }) =>
        OFFICERS.includes(role) &&
        principal?.households.some((home) => covers(placeId, home.householdId)),
    );
    if (!looksAfter && ![principalId, agentId].includes(actor.residentId)) {
      throw new Refusal('CONSENT_NEEDED');
    }
    return change(context, consents, consent, {
      missing: 'CONSENT_NEEDED',
      seen: ['endedAt'],
      // Ended by somebody else meanwhile is ended too.
      decide: ({ endedAt }) => (endedAt === null ? { endedAt: context.command.stamp.at } : null),
      answer: () => ({ ended: true }) as const,
    });
  },
});
