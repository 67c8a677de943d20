import type { ResidentActions } from '../../../typings/contract/resident.ts';
import type { PersonContext } from '../../kernel/handler.ts';
import { accountKeyOf } from '../../people/actor.ts';
import { findOwnRequests } from './request-repository.ts';
import { ownRequest } from './request-rules.ts';

/** What the caller asked, in all communities, the latest first. */
export async function listOwnRequests(
  _input: ResidentActions['listOwnRequests']['input'],
  { openid }: PersonContext,
): Promise<ResidentActions['listOwnRequests']['data']> {
  const rows = await findOwnRequests(accountKeyOf(openid));
  return { requests: rows.map((row) => ownRequest(row, row.community[0]?.name ?? '')) };
}
