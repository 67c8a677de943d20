import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { households } from '../../people/collections.ts';
import { consentInForce } from '../../people/consent.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';
import { speakerOf } from '../../people/speaker-rules.ts';
import { householdId } from '../../places/place-schema.ts';
import { consentLine } from '../consent/consent-rules.ts';
import { findMembersWithConsents } from './member-repository.ts';
import { membersOf } from './membership-rules.ts';

/** The people of one household, and who may act for them today. */
export const listMembers = action('resident.listMembers', {
  input: v.strictObject({ communityId, householdId }),
  access: officersOf('input.householdId', OFFICERS, 'within'),
  load: (input) => ({ household: one(households, input.householdId, 'HOUSEHOLD_NOT_FOUND') }),
  budget: 2,
  run: async (input, { household }) => {
    const today = dayOf(now());
    const rows = await findMembersWithConsents(input.communityId, household._id);
    return {
      label: household.label,
      members: membersOf(household._id, rows),
      representativeId: speakerOf(household, rows),
      consents: rows
        .flatMap(({ consents }) => consents)
        .filter(
          (consent) => consent.communityId === input.communityId && consentInForce(consent, today),
        )
        .map(consentLine),
    };
  },
});
