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
  await table.change({ communityId, _id, 'change.id': change.id }, { carried: true, dropping: [] });
}

/** Members whose limit was set or lifted, and who were not told. */
export const toTellOfLimits = () => ({ telling: command.gt('') });

export async function markLimitTold({ communityId, _id, telling = '' }: MemberDocument) {
  await table.change({ communityId, _id, telling }, { telling: '' });
}

/** Licences that have waited since before an instant. */
export const proofsBefore = (at: number) => ({ 'proof.at': command.gt(0).and(command.lte(at)) });

/** Unless another licence was sent meanwhile. */
export async function dropProof(
  { communityId, _id }: MemberDocument,
  at: number,
  patch: Pick<MemberDocument, 'carried'> & { dropping: string[] },
): Promise<void> {
  const { dropping, carried } = patch;
  await table.change({ communityId, _id, 'proof.at': at }, { proof: null, dropping, carried });
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
