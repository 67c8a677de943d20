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
    return {
      teams: rows.map(({ _id, teamName, people, shifts, minutes }) => ({
        teamId: _id,
        teamName,
        people,
        shifts,
        minutes,
      })),
    };
  },
});
