import { command, expression, readerOf } from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { type StationDocument, stations, type TeamDocument, teams } from '../collections.ts';

const stationReader = readerOf(stations);
const residentReader = readerOf(residents);

const teamReader = readerOf(teams);

export function getTeam(communityId: string, id: string): Promise<TeamDocument | undefined> {
  return teamReader.get(communityId, id);
}

export interface TeamRow extends TeamDocument {
  people: Pick<ResidentDocument, '_id' | 'name'>[];
}

export interface StationRow extends StationDocument {
  teams: TeamRow[];
}

/** Every station with its teams, and who leads them. One request. */
export async function findStations(communityId: string): Promise<StationRow[]> {
  const rows = await stationReader.aggregate<
    StationDocument & { teams: TeamDocument[]; people: ResidentDocument[] }
  >({ communityId }, (pipeline) =>
    pipeline
      .sort({ name: 1, _id: 1 })
      .limit(100)
      .lookup({ from: teams.name, localField: '_id', foreignField: 'stationId', as: 'teams' })
      .addFields({
        leaderIds: expression.reduce({
          input: '$teams.leaders',
          initialValue: [],
          in: expression.setUnion(['$$value', '$$this']),
        }),
      })
      .lookup({ from: residents.name, localField: 'leaderIds', foreignField: '_id', as: 'people' }),
  );
  return rows.map(({ people, ...station }) => ({
    ...station,
    teams: station.teams.map((team) => ({
      ...team,
      people: people
        .filter((one) => one.communityId === communityId && team.leaders.includes(one._id))
        .map(({ _id, name }) => ({ _id, name })),
    })),
  }));
}

/** Names of residents, and whether messages can reach them. One request. */
export function findPeople(
  communityId: string,
  ids: readonly string[],
): Promise<Pick<ResidentDocument, '_id' | 'name' | 'openid'>[]> {
  return residentReader.find(
    { communityId, _id: command.in([...ids]) },
    { limit: 1000, fields: ['name', 'openid'] },
  );
}

/** Everybody of these households. One request. */
export function findFamily(
  communityId: string,
  householdIds: readonly string[],
): Promise<Pick<ResidentDocument, '_id' | 'name'>[]> {
  return residentReader.find(
    { communityId, 'households.householdId': command.in([...householdIds]) },
    { limit: 100, fields: ['name'], order: [['_id', 'asc']] },
  );
}
