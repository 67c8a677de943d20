import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { getConsent } from './consent-repository.ts';
import { consentId, helperAs } from './consent-rules.ts';
import { keepConsent, requireUntil } from './keep-consent.ts';

/** The caller lets one of those who could act for them until a day; who gave it before gives it anew. */
export const giveConsent = action('resident.giveConsent', {
  input: v.strictObject({ communityId, agentId: documentId, until: day, commandId }),
  access: RESIDENTS,
  load: ({ agentId }) => ({ agent: one(residents, agentId, 'RESIDENT_NOT_FOUND') }),
  command: ({ agentId }) => ({ action: 'consent.give', target: `resident:${agentId}` }),
  budget: 5,
  run: async ({ until, ...input }, context) => {
    const { agent, actor } = context;
    const { residentId, resident: principal } = actor;
    const couldAct =
      agent._id !== residentId && helperAs(agent, principal.households, dayOf(now()));
    if (!couldAct || agent.openid === null) throw new Refusal('RESIDENT_NOT_FOUND');
    requireUntil(until);
    const earlier = await getConsent(input.communityId, consentId(residentId, agent._id));
    const given = { principal, agent, until, given: 'app', recordedBy: residentId } as const;
    return keepConsent(context, earlier, given);
  },
});
