import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { findConsentsOf } from './consent-repository.ts';
import { consentLine } from './consent-rules.ts';

/** Who may act for the caller today, and for whom the caller may. */
export const listConsents = action('resident.listConsents', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  budget: 2,
  run: async (input, { actor }) => {
    const { residentId } = actor;
    const rows = await findConsentsOf(input.communityId, residentId, dayOf(now()));
    return {
      given: rows.filter(({ principalId }) => principalId === residentId).map(consentLine),
      received: rows.filter(({ agentId }) => agentId === residentId).map(consentLine),
    };
  },
});
