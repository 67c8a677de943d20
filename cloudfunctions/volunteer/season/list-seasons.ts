import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { teams } from '../collections.ts';
import { teamId } from '../shift/shift-schema.ts';
import { requireLeader } from '../team/team-access.ts';
import { findSeasons } from './season-repository.ts';
import { aheadOf } from './season-rules.ts';

/** What repeats, for whoever leads the team: to be ended or changed from a day on. */
export const listSeasons = action('volunteer.listSeasons', {
  input: v.strictObject({ communityId, teamId }),
  access: RESIDENTS,
  load: (input) => ({ team: one(teams, input.teamId, 'TEAM_NOT_FOUND') }),
  budget: 2,
  run: async (input, { team, actor }) => {
    requireLeader(actor, team);
    const today = dayOf(now());
    const found = await findSeasons(input.communityId, input.teamId);
    return {
      seasons: found.flatMap(({ _id, form, ended }) => {
        const days = aheadOf(form, today, ended?.from ?? null);
        const [nextDay] = days;
        const lastDay = days.at(-1);
        if (nextDay === undefined || lastDay === undefined) return [];
        const { title, kind, from, until } = form.shift;
        const { weekdays } = form;
        const ahead = days.length;
        return [{ seasonId: _id, title, kind, from, until, weekdays, nextDay, lastDay, ahead }];
      }),
    };
  },
});
