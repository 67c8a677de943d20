import * as v from 'valibot';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { figuresOf } from './figure-rules.ts';
import { findStationOf, sumServed, sumTeams } from './hour-repository.ts';
import { year } from './hour-schema.ts';

/** What teams and stations have done, as counts: nobody is named, and nobody is ranked. */
export const countTeams = action('volunteer.countTeams', {
  input: v.strictObject({ communityId, year }),
  access: RESIDENTS,
  budget: 4,
  run: async (input) => {
    const [rows, helped, belonging] = await Promise.all([
      sumTeams(input.communityId, input.year),
      sumServed(input.communityId, input.year),
      findStationOf(input.communityId),
    ]);
    const figures = (ids: readonly string[]) =>
      figuresOf(
        rows.filter(({ _id }) => ids.includes(_id.teamId)),
        helped.filter(({ _id }) => ids.includes(_id)).reduce((sum, { served }) => sum + served, 0),
      );
    const teamIds = [...new Set(rows.map(({ _id }) => _id.teamId))];
    const stationIds = [...new Set(belonging.map(({ stationId }) => stationId))];
    return {
      teams: teamIds.map((teamId) => ({
        teamId,
        teamName: rows.find(({ _id }) => _id.teamId === teamId)?.teamName ?? '',
        ...figures([teamId]),
      })),
      stations: stationIds.map((stationId) => ({
        stationId,
        ...figures(belonging.filter((one) => one.stationId === stationId).map(({ _id }) => _id)),
      })),
    };
  },
});
