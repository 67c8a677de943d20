import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { requireSecondPerson } from '../../people/second-person.ts';
import { teamImports, volunteers } from '../collections.ts';
import { CONFIRMERS } from '../hours/hour-access.ts';
import { findFamily, getTeam } from '../team/team-repository.ts';

/**
 * Somebody from outside the team, who did not enter it and lives neither with who did nor with anybody it is about, says whether it is what
 * the table says. Upkeep then writes it down.
 */
export const decideTeamImport = action('volunteer.decideTeamImport', {
  input: v.strictObject({ communityId, importId: documentId, agrees: v.boolean(), commandId }),
  access: officersOf('input.communityId', CONFIRMERS, 'within'),
  load: (input) => ({
    import: one(teamImports, input.importId, 'IMPORT_NOT_FOUND'),
    volunteer: own(volunteers, input.communityId),
  }),
  command: ({ importId }) => ({ action: 'team.decide-import', target: `import:${importId}` }),
  budget: 5,
  run: async (input, context) => {
    const { actor, import: found, volunteer, command } = context;
    return change({ command }, teamImports, found, {
      missing: 'IMPORT_NOT_FOUND',
      prepare: async ({ teamId }) => {
        const homes = actor.resident.households.map(({ householdId }) => householdId);
        const family = await findFamily(input.communityId, homes);
        return { team: await getTeam(input.communityId, teamId), family };
      },
      decide: (current, { team, family }) => {
        requireSecondPerson(actor, [current.enteredBy], 'IMPORT_OUTSIDE');
        const near = [actor.residentId, ...family.map(({ _id }) => _id)];
        const isInside =
          volunteer?.teamIds.includes(current.teamId) || team?.leaders.includes(actor.residentId);
        const isOwn =
          near.includes(current.enteredBy) ||
          current.lines.some(({ residentId }) => near.includes(residentId));
        if (isInside || isOwn) throw new Refusal('IMPORT_OUTSIDE');
        if (current.state !== 'open') throw new Refusal('IMPORT_DECIDED');
        return {
          state: input.agrees ? ('confirmed' as const) : ('declined' as const),
          decidedBy: actor.residentId,
          dueAt: input.agrees ? command.stamp.at : null,
        };
      },
      answer: ({ state }) => ({
        state: state === 'declined' ? ('declined' as const) : ('confirmed' as const),
      }),
    });
  },
});
