import { command, expression, readerOf, tableOf } from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import {
  type MemberDocument,
  members,
  type VolunteerDocument,
  volunteers,
} from '../collections.ts';

const table = tableOf(members);
const MOST = 500;

export function memberIdOf(teamId: string, residentId: string): string {
  return `${teamId}:${residentId}`;
}

export async function markCarried({ communityId, _id, change }: MemberDocument): Promise<void> {
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

/** Somebody has left: no team says anything of them. */
export async function dropMember(communityId: string, residentId: string): Promise<void> {
  await table.remove({ communityId, residentId: command.eq(residentId) });
}
