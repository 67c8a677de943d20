import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type SeasonDocument, seasons, teams } from '../collections.ts';
import { problemOf } from '../shift/shift-rules.ts';
import { teamId } from '../shift/shift-schema.ts';
import { requireLeader } from '../team/team-access.ts';
import { makeShifts } from './make-season.ts';
import { daysOf, formOn, MOST_SHIFTS } from './season-rules.ts';
import { season as seasonSchema } from './season-schema.ts';

/** A season of shifts by one act. That it was published is the first thing written; its shifts follow. */
export const publishSeason = action('volunteer.publishSeason', {
  input: v.strictObject({ communityId, teamId, season: seasonSchema, commandId }),
  access: RESIDENTS,
  load: (input) => ({ team: one(teams, input.teamId, 'TEAM_NOT_FOUND') }),
  command: () => ({ action: 'season.publish', target: 'season:', creates: true as const }),
  budget: 7,
  run: async (input, context) => {
    const { team, actor } = context;
    requireLeader(actor, team);
    return insert(context, input.communityId, seasons, {
      decide: (stamp): SeasonDocument => {
        if (team.state === 'ended') throw new Refusal('TEAM_NOT_FOUND');
        const form = input.season;
        const days = daysOf(form);
        const [first] = days;
        if (days.length > MOST_SHIFTS) throw new Refusal('SEASON_TOO_LONG', { most: MOST_SHIFTS });
        const what = first === undefined ? 'times' : problemOf(formOn(form, first), stamp.at);
        if (what) throw new Refusal('SHIFT_UNFIT', { what });
        return {
          _id: stamp.id,
          communityId: input.communityId,
          teamId: team._id,
          teamName: team.name,
          form,
          shifts: days.length,
          made: false,
          ended: null,
          settled: true,
          change: stamp,
        };
      },
      follow: makeShifts,
      answer: (season, { id }) => ({ shifts: season?.shifts ?? 0, seasonId: id }),
    });
  },
});
