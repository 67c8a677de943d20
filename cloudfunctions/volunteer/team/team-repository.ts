import { command, expression, readerOf, tableOf } from '../../kernel/database/table.ts';
import { Refusal } from '../../kernel/refusal.ts';
import {
  type HouseholdDocument,
  households,
  type ResidentDocument,
  residents,
} from '../../people/collections.ts';
import { type StationDocument, stations, type TeamDocument, teams } from '../collections.ts';

const stationReader = readerOf(stations);
const residentReader = readerOf(residents);

const table = tableOf(teams);
const TURNS = 5;

export function getTeam(communityId: string, id: string): Promise<TeamDocument | undefined> {
  return table.get(communityId, id);
}

/** Teams that somebody leads. One request. */
export function findLed(communityId: string, residentId: string): Promise<TeamDocument[]> {
  return table.find({ communityId, leaders: residentId, state: 'active' }, { limit: 100 });
}

/** These teams, by name. One request. */
export function findTeams(
  communityId: string,
  ids: readonly string[],
): Promise<Pick<TeamDocument, '_id' | 'name' | 'leaders'>[]> {
  return table.find(
    { communityId, _id: command.in([...ids]) },
    { limit: 100, fields: ['name', 'leaders'] },
  );
}

/** Another leads a team in somebody's place; none does, if `to` is null. Doing it again changes nothing. */
export async function passTeam(
  communityId: string,
  id: string,
  from: string,
  to: string | null,
): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const team = await table.get(communityId, id);
    if (!team?.leaders.includes(from)) return;
    const next = team.leaders.flatMap((one) => (one !== from ? [one] : to === null ? [] : [to]));
    const seen = { communityId, _id: id, leaders: from, 'change.id': team.change.id };
    if ((await table.change(seen, { leaders: [...new Set(next)] })) === 1) return;
  }
  throw new Refusal('SERVICE_BUSY');
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

/** Who stands first in the roster of these households, with the sealed number. One request. */
export async function findHeads(
  communityId: string,
  householdIds: readonly string[],
): Promise<HouseholdDocument['head'][]> {
  const found = await readerOf(households).find(
    { communityId, _id: command.in([...householdIds]) },
    { limit: 20, order: [['_id', 'asc']], fields: ['head'] },
  );
  return found.map(({ head }) => head);
}
