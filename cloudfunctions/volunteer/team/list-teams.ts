import * as v from 'valibot';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { leadsTeam } from './team-access.ts';
import { findStations } from './team-repository.ts';

/** Stations and their teams, with who leads each: whom to turn to. */
export const listTeams = action('volunteer.listTeams', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  budget: 2,
  run: async (input, { actor }) => {
    const rows = await findStations(input.communityId);
    return {
      stations: rows.map(({ _id, name, placeId, placeLabel, address, teams }) => ({
        stationId: _id,
        name,
        placeId,
        placeLabel,
        address,
        teams: teams
          .filter(({ state }) => state === 'active')
          .map((team) => ({
            teamId: team._id,
            stationId: _id,
            name: team.name,
            about: team.about,
            leaders: team.people.map((one) => ({ residentId: one._id, name: one.name })),
            leads: leadsTeam(actor, team),
          })),
      })),
    };
  },
});
