import type { JoinRequest, OwnRequest } from '../../../typings/contract/joining.ts';
import { isOwnMatter } from '../../people/second-person.ts';
import { segment } from '../../places/place-id.ts';
import { numberKey } from '../../places/place-name.ts';
import type { JoinRequestDocument } from '../collections.ts';

type Reader = Parameters<typeof isOwnMatter>[0] & { openid: string };

/** Requests that one person may make in a community within these days: officers' time is short. */
export const MOST_REQUESTS = 3;
export const REQUEST_DAYS = 7;
/** How long a decided request is kept, in days. */
export const KEPT_DAYS = 30;

/** What hinders somebody from asking once more; null = nothing. `earlier` are all their requests there. */
export function hindrance(
  earlier: readonly Pick<JoinRequestDocument, 'state' | 'at'>[],
  since: number,
): 'REQUEST_OPEN' | 'REQUEST_TOO_MANY' | null {
  if (earlier.some(({ state }) => state === 'open')) return 'REQUEST_OPEN';
  const recent = earlier.filter(({ at }) => at >= since);
  return recent.length >= MOST_REQUESTS ? 'REQUEST_TOO_MANY' : null;
}

/** Ids of the households that a house number may mean: rosters write 301, 0301 or 301室. */
export function doorIds(stairId: string, typed: string): string[] {
  const number = typed.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const bare = number.replace(/[室号]$/, '');
  const names = [...new Set([number, bare, `${bare}室`, `${bare}号`, numberKey(number)])];
  return names.filter((name) => name !== '').map((name) => `${stairId}.${segment(stairId, name)}`);
}

/** A request that waits no more; nor does its key stand in the way of another one. */
export function closed(
  { _id }: Pick<JoinRequestDocument, '_id'>,
  outcome: Pick<JoinRequestDocument, 'state' | 'reason' | 'carried'>,
  at: number,
): Pick<JoinRequestDocument, 'state' | 'reason' | 'carried' | 'openKey' | 'closedAt'> {
  return { ...outcome, openKey: _id, closedAt: at };
}

export function ownRequest(
  { _id, communityId, label, state, reason, at }: JoinRequestDocument,
  communityName: string,
): OwnRequest {
  return { requestId: _id, communityId, communityName, label, state, reason, at };
}

export function requestLine(
  { _id, label, name, note, at, openid, householdId, agreedBy }: JoinRequestDocument,
  joined: number,
  reader: Reader,
): JoinRequest {
  const isOwn = openid === reader.openid || isOwnMatter(reader, { households: [householdId] });
  const own = isOwn || agreedBy?.residentId === reader.residentId;
  const agreedByName = agreedBy?.name ?? null;
  return { requestId: _id, label, name, note, at, joined, own, agreedByName };
}
