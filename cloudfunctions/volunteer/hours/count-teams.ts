import * as v from 'valibot';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { sumTeams } from './hour-repository.ts';
import { year } from './hour-schema.ts';

/** What teams have done, as counts: nobody is named, and nobody is ranked. */
export const countTeams = action('volunteer.countTeams', {
  input: v.strictObject({ communityId, year }),
  access: RESIDENTS,
  budget: 2,
  run: async (input) => {
    const rows = await sumTeams(input.communityId, input.year);
    const ids = [...new Set(rows.map(({ _id }) => _id.teamId))];
    return {
      teams: ids.map((teamId) => {
        const own = rows.filter(({ _id }) => _id.teamId === teamId);
        const here = own.find(({ _id }) => !_id.before);
        return {
          teamId,
          teamName: own[0]?.teamName ?? '',
          people: here?.people ?? 0,
          shifts: here?.shifts ?? 0,
          minutes: here?.minutes ?? 0,
          imported: own.find(({ _id }) => _id.before)?.minutes ?? 0,
        };
      }),
    };
  },
});
