import type { OwnData } from '../../../typings/contract/resident.ts';
import { findObjectionsOf } from '../roster/objection-repository.ts';
import { findVotesOf } from '../roster/voter-repository.ts';

/** The motions that somebody was on the roster of or voted in, for their own data: whether, never what. One request. */
export async function listOwnVotes(
  communityId: string,
  residentId: string,
): Promise<OwnData['votes']> {
  const rows = await findVotesOf(communityId, residentId);
  return rows.map(({ motion, cast, name, agent, ballots }) => ({
    title: motion[0]?.form.title ?? '',
    cast,
    name,
    ...(agent?.residentId === residentId && { proxy: true }),
    overruled: ballots
      .flatMap(({ overruled = [] }) => overruled)
      .filter((one) => one.residentId === residentId)
      .map(({ at, byName }) => ({ at, byName })),
  }));
}

/** What somebody has objected to, with what was answered, the latest first. One request. */
export async function listOwnObjections(
  communityId: string,
  residentId: string,
): Promise<OwnData['objections']> {
  const rows = await findObjectionsOf(communityId, residentId);
  return rows.map(({ motion, text, answer, at }) => ({
    title: motion[0]?.form.title ?? '',
    text,
    answer,
    at,
  }));
}
