import { command, expression, readerOf, tableOf } from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import {
  type MemberDocument,
  members,
  type TeamDocument,
  teams,
  type VolunteerDocument,
  volunteers,
} from '../collections.ts';

const table = tableOf(members);
const MOST = 500;

export function memberIdOf(teamId: string, residentId: string): string {
  return `${teamId}:${residentId}`;
}

export async function markApplied({ communityId, _id, change }: MemberDocument): Promise<void> {
  await table.change({ communityId, _id, 'change.id': change.id }, { carried: true });
}

export interface MemberRow extends MemberDocument {
  person: Pick<ResidentDocument, 'name' | 'openid'>[];
  own: Pick<VolunteerDocument, 'lates'>[];
}

/** The members of a team. One request. */
export function findMembers(communityId: string, teamId: string): Promise<MemberRow[]> {
  return readerOf(members).aggregate<MemberRow>({ communityId, teamId, member: true }, (pipeline) =>
    pipeline
      .sort({ _id: 1 })
      .limit(MOST)
      .addFields({ ownId: expression.concat(['$communityId', ':', '$residentId']) })
      .lookup({ from: residents.name, localField: 'residentId', foreignField: '_id', as: 'person' })
      .lookup({ from: volunteers.name, localField: 'ownId', foreignField: '_id', as: 'own' }),
  );
}

/** Residents of this very name. One request. */
export function findByName(
  communityId: string,
  name: string,
): Promise<Pick<ResidentDocument, '_id' | 'name' | 'households'>[]> {
  return readerOf(residents).find(
    { communityId, name },
    { limit: 20, order: [['_id', 'asc']], fields: ['name', 'households'] },
  );
}

/** Somebody has left: no team says anything of them. */
export async function dropMember(communityId: string, residentId: string): Promise<void> {
  await table.remove({ communityId, residentId: command.eq(residentId) });
}

export interface MembershipRow extends MemberDocument {
  team: Pick<TeamDocument, 'name'>[];
}

/** What teams say of somebody, with the teams' names. One request. */
export function findMembershipsOf(
  communityId: string,
  residentId: string,
): Promise<MembershipRow[]> {
  return readerOf(members).aggregate<MembershipRow>({ communityId, residentId }, (pipeline) =>
    pipeline
      .sort({ _id: 1 })
      .limit(200)
      .lookup({ from: teams.name, localField: 'teamId', foreignField: '_id', as: 'team' }),
  );
}
