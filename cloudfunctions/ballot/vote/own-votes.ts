import type { OwnData } from '../../../typings/contract/resident.ts';
import { findVotesOf } from '../roster/voter-repository.ts';

/** The motions that somebody was on the roster of or voted in, for their own data: whether, never what. One request. */
export async function listOwnVotes(
  communityId: string,
  residentId: string,
): Promise<OwnData['votes']> {
  const rows = await findVotesOf(communityId, residentId);
  return rows.map(({ motion, cast, name }) => ({ title: motion[0]?.form.title ?? '', cast, name }));
}
