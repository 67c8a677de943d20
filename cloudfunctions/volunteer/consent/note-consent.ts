import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { requireNotOwn } from '../../people/second-person.ts';
import { guardianConsents, teams } from '../collections.ts';
import { residentId, teamId } from '../shift/shift-schema.ts';
import { volunteerIdOf } from '../sign/volunteer-repository.ts';
import { requireLeader } from '../team/team-access.ts';
import { said, sayConsent } from './say-consent.ts';

/** A paper that a guardian has signed: one person writes down that it is there, and a second one has to see it. */
export const noteConsent = action('volunteer.noteConsent', {
  input: v.strictObject({ communityId, teamId, residentId, given: v.boolean(), commandId }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    person: one(residents, input.residentId, 'RESIDENT_NOT_FOUND'),
    found: one(guardianConsents, volunteerIdOf(input.communityId, input.residentId)),
  }),
  command: ({ residentId: id, given }) => ({
    action: given ? 'guardian.note' : 'guardian.withdraw',
    target: `resident:${id}`,
  }),
  budget: 4,
  run: async (input, context) => {
    const { actor, team, person, found } = context;
    requireLeader(actor, team);
    const homes = person.households.map(({ householdId }) => householdId);
    requireNotOwn(actor, { people: [person._id], households: homes }, 'CONSENT_OWN');
    const { at } = context.command.stamp;
    const notedBy = actor.residentId;
    return sayConsent(context, person, found, (current) => {
      if (!input.given) {
        const stands = current.state === 'given' || current.state === 'noted';
        return stands ? said('withdrawn', at) : null;
      }
      const isSaid = current.state === 'given' || current.state === 'noted';
      return isSaid ? null : { ...said('noted', at), how: 'paper', notedBy };
    });
  },
});
