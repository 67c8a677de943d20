import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { seasons, teams } from '../collections.ts';
import { reason, teamId } from '../shift/shift-schema.ts';
import { requireLeader } from '../team/team-access.ts';
import { settleEnd } from './make-season.ts';

/** The shifts of a season from a day on are cancelled; another season may take their place. */
export const endSeason = action('volunteer.endSeason', {
  input: v.strictObject({
    communityId,
    teamId,
    seasonId: documentId,
    from: day,
    reason,
    commandId,
  }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    season: one(seasons, input.seasonId, 'SHIFT_NOT_FOUND'),
  }),
  command: ({ seasonId }) => ({ action: 'season.end', target: `season:${seasonId}` }),
  budget: 500,
  run: async (input, context) => {
    const { team, season, actor } = context;
    requireLeader(actor, team);
    if (season.teamId !== team._id) throw new Refusal('SHIFT_NOT_FOUND');
    const { at } = context.command.stamp;
    return change(context, seasons, season, {
      missing: 'SHIFT_NOT_FOUND',
      decide: () => ({
        ended: { from: input.from, reason: input.reason, at },
        settled: false,
      }),
      follow: settleEnd,
      answer: () => ({ ended: true }) as const,
    });
  },
});
