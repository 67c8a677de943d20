import * as v from 'valibot';
import { many, one } from '../../kernel/action/load.ts';
import { change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId, line, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { stations, type TeamDocument, teams } from '../collections.ts';
import { residentId } from '../shift/shift-schema.ts';

/** A team of a station, with who leads it. Its leaders plan its shifts and see who comes. */
export const saveTeam = action('volunteer.saveTeam', {
  input: v.strictObject({
    communityId,
    stationId: documentId,
    teamId: v.nullable(documentId),
    name: line(20),
    about: v.union([v.literal(''), text(500)]),
    leaderIds: v.pipe(v.array(residentId), v.minLength(1), v.maxLength(5)),
    commandId,
  }),
  access: officersOf('station.placeId', SECRETARY, 'within'),
  load: (input) => ({
    station: one(stations, input.stationId, 'STATION_NOT_FOUND'),
    team: one(teams, input.teamId),
    leaders: many(residents, input.leaderIds),
  }),
  command: ({ teamId }) =>
    teamId === null
      ? { action: 'team.save', target: 'team:', creates: true }
      : { action: 'team.save', target: `team:${teamId}` },
  budget: 3,
  run: (input, context) => {
    const { station, team, leaders } = context;
    const ids = [...new Set(input.leaderIds)];
    if (leaders.filter(({ openid }) => openid !== null).length < ids.length) {
      throw new Refusal('RESIDENT_NOT_FOUND');
    }
    const { name, about, communityId: community } = input;
    const saved = { name, about, leaders: ids };
    if (input.teamId === null) {
      return insert(context, community, teams, {
        decide: (stamp): TeamDocument => ({
          _id: stamp.id,
          communityId: community,
          stationId: station._id,
          placeId: station.placeId,
          ...saved,
          state: 'active',
          change: stamp,
        }),
        answer: (_team, { id }) => ({ teamId: id }),
      });
    }
    if (team?.stationId !== station._id) throw new Refusal('TEAM_NOT_FOUND');
    return change(context, teams, team, {
      missing: 'TEAM_NOT_FOUND',
      decide: ({ state }) => {
        if (state === 'ended') throw new Refusal('TEAM_NOT_FOUND');
        return saved;
      },
      answer: ({ _id }) => ({ teamId: _id }),
    });
  },
});
