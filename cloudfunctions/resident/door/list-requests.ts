import type { ResidentActions } from '../../../typings/contract/resident.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { OFFICERS } from '../../people/officers.ts';
import { findOpenRequests } from './request-repository.ts';
import { requestLine } from './request-rules.ts';

const PAGE = 30;
const CURSOR = /^(\d+):([A-Za-z0-9]+)$/;

/** Requests that wait at the places of the officer's own offices, the longest first. */
export async function listRequests(
  { communityId, after }: ResidentActions['listRequests']['input'],
  { openid, actor }: ActorContext,
): Promise<ResidentActions['listRequests']['data']> {
  const [, at, id] = after === undefined ? [] : (CURSOR.exec(after) ?? []);
  if (after !== undefined && (!at || !id)) throw new Refusal('INPUT_INVALID', { field: 'after' });
  const own = actor.roles.filter(({ role }) => OFFICERS.includes(role));
  const rows = await findOpenRequests(
    communityId,
    own.map(({ placeId }) => placeId),
    at && id ? { at: Number(at), id } : undefined,
    PAGE + 1,
  );
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    requests: shown.map((row) => requestLine(row, row.joined, openid)),
    next: rows.length > PAGE && last ? `${last.at}:${last._id}` : null,
  };
}
