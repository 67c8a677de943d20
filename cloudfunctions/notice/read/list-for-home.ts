import type { Home } from '../../../typings/contract/home.ts';
import type { Actor } from '../../kernel/action/actor.ts';
import { DAY } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { scopeOf } from '../confirm/receipt-rules.ts';
import { arrangeHome, sightOf } from '../write/notice-rules.ts';
import { findForHome, findWatched } from './notice-repository.ts';
import { lineOf } from './show-line.ts';

const WINDOW = 180 * DAY; // an older notice is in the list, no longer on the first page
const FETCHED = 40;
const NEEDS = 5;
const NEWS = 8;

/** What needs the person first, then the news. One database request. */
export async function listForHome(
  actor: Actor<ResidentDocument>,
): Promise<Pick<Home, 'needs' | 'needsMore' | 'news'>> {
  const { communityId, residentId, resident, roles } = actor;
  const sight = sightOf(resident.households, roles);
  const at = now();
  const rows = await findForHome(communityId, residentId, sight, at - WINDOW, at, FETCHED);
  return arrangeHome(
    rows.map((row) => lineOf(row, resident)),
    now(),
    NEEDS,
    NEWS,
  );
}

/**
 * For officers: how far the newest notice to confirm has come that asks their own places alone. At most
 * one request.
 */
export async function watchNewest({
  communityId,
  roles,
}: Actor<ResidentDocument>): Promise<Home['watch']> {
  const scope = scopeOf(roles);
  if (scope.length === 0) return null;
  const found = await findWatched(communityId, scope);
  if (!found) return null;
  const { _id: noticeId, title, households, confirmed } = found;
  return { noticeId, title, confirmed, households };
}
