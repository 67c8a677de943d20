import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { teams } from '../collections.ts';
import { countAhead } from '../shift/shift-repository.ts';
import { teamId } from '../shift/shift-schema.ts';

/**
 * A team ends once no shift of it lies ahead. A shift that is published at the same moment stands, and its
 * leaders see to it: nobody who signed up is left without one.
 */
export const endTeam = action('volunteer.endTeam', {
  input: v.strictObject({ communityId, teamId, commandId }),
  access: officersOf('team.placeId', SECRETARY, 'within'),
  load: (input) => ({ team: one(teams, input.teamId, 'TEAM_NOT_FOUND') }),
  command: (input) => ({ action: 'team.end', target: `team:${input.teamId}` }),
  budget: 4,
  run: (input, context) =>
    change(context, teams, context.team, {
      missing: 'TEAM_NOT_FOUND',
      prepare: () => countAhead(input.communityId, input.teamId, context.command.stamp.at),
      decide: ({ state }, ahead) => {
        if (state === 'ended') return null;
        if (ahead > 0) throw new Refusal('TEAM_HAS_SHIFTS', { shifts: ahead });
        return { state: 'ended' as const };
      },
      answer: () => ({ ended: true }) as const,
    }),
});
