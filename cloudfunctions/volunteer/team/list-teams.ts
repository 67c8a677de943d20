import * as v from 'valibot';
import { own } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { volunteers } from '../collections.ts';
import { limitOn, plainLimit } from '../member/limit-rules.ts';
import { leadsTeam } from './team-access.ts';
import { findStations } from './team-repository.ts';

/** Stations and their teams, with who leads each: whom to turn to. */
export const listTeams = action('volunteer.listTeams', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  load: (input) => ({ volunteer: own(volunteers, input.communityId) }),
  budget: 2,
  run: async (input, { actor, volunteer }) => {
    const limitIn = (teamId: string) => {
      const limit = limitOn(volunteer, teamId, dayOf(now()));
      return limit ? { limit: plainLimit(limit) } : {};
    };
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
            ...limitIn(team._id),
          })),
      })),
    };
  },
});
