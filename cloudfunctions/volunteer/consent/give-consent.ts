import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { hasStatedAdult } from '../../people/adult/adult-rules.ts';
import { residents } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { isOwnMatter } from '../../people/second-person.ts';
import { guardianConsents, volunteers } from '../collections.ts';
import { ageOn } from '../member/age-rules.ts';
import { residentId } from '../shift/shift-schema.ts';
import { volunteerIdOf } from '../sign/volunteer-repository.ts';
import { said, sayConsent } from './say-consent.ts';

/** An adult agrees on their own phone that somebody of their home comes along, or takes it back. */
export const giveConsent = action('volunteer.giveConsent', {
  input: v.strictObject({ communityId, residentId, given: v.boolean(), commandId }),
  access: RESIDENTS,
  load: (input) => ({
    person: one(residents, input.residentId, 'RESIDENT_NOT_FOUND'),
    mine: own(volunteers, input.communityId),
    found: one(guardianConsents, volunteerIdOf(input.communityId, input.residentId)),
  }),
  command: ({ residentId: id, given }) => ({
    action: given ? 'guardian.give' : 'guardian.withdraw',
    target: `resident:${id}`,
  }),
  budget: 4,
  run: async (input, context) => {
    const { actor, person, mine, found } = context;
    const { at } = context.command.stamp;
    const homes = person.households.map(({ householdId }) => householdId);
    const isHome = isOwnMatter(actor, { households: homes });
    if (person._id === actor.residentId || !isHome) throw new Refusal('FAMILY_ONLY');
    const isAdult = hasStatedAdult(actor.resident);
    if (!isAdult || ageOn(dayOf(at), actor.resident, mine?.born) !== 'adult') {
      throw new Refusal('CONSENT_ADULT');
    }
    const guardian = { how: 'app' as const, guardianId: actor.residentId };
    const state = input.given ? ('given' as const) : ('withdrawn' as const);
    return sayConsent(context, person, found, (current) =>
      current.state === state ? null : { ...said(state, at), ...guardian },
    );
  },
});
