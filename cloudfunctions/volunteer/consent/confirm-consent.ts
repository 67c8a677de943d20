import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { officersOf } from '../../people/officers.ts';
import { requireNotOwn, requireSecondPerson } from '../../people/second-person.ts';
import { guardianConsents } from '../collections.ts';
import { CONFIRMERS } from '../hours/hour-access.ts';
import { residentId } from '../shift/shift-schema.ts';
import { volunteerIdOf } from '../sign/volunteer-repository.ts';
import { said, sayConsent } from './say-consent.ts';

/** Somebody other than who wrote the paper down has seen it as well; or there is none. */
export const confirmConsent = action('volunteer.confirmConsent', {
  input: v.strictObject({
    communityId,
    residentId,
    decision: v.picklist(['confirm', 'refuse']),
    commandId,
  }),
  access: officersOf('input.communityId', CONFIRMERS, 'within'),
  load: (input) => ({
    person: one(residents, input.residentId, 'RESIDENT_NOT_FOUND'),
    found: one(
      guardianConsents,
      volunteerIdOf(input.communityId, input.residentId),
      'CONSENT_DECIDED',
    ),
  }),
  command: (input) => ({
    action: `guardian.${input.decision}`,
    target: `resident:${input.residentId}`,
  }),
  budget: 3,
  run: async (input, context) => {
    const { actor, person, found } = context;
    const homes = person.households.map(({ householdId }) => householdId);
    requireNotOwn(actor, { people: [person._id], households: homes }, 'CONSENT_OWN');
    const { at } = context.command.stamp;
    const state = input.decision === 'confirm' ? ('given' as const) : ('withdrawn' as const);
    return sayConsent(context, person, found, (current) => {
      if (current.state !== 'noted') throw new Refusal('CONSENT_DECIDED');
      requireSecondPerson(actor, [current.notedBy], 'CONSENT_OWN');
      return { ...said(state, at), confirmedBy: actor.residentId };
    });
  },
});
