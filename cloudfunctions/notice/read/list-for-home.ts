import type { Home } from '../../../typings/contract/home.ts';
import { DAY, now } from '../../kernel/clock.ts';
import { covers } from '../../kernel/path-id.ts';
import type { Actor } from '../../people/actor.ts';
import { OFFICERS } from '../../people/officers.ts';
import { arrangeHome, sightOf } from '../write/notice-rules.ts';
import { findForHome, findWatched } from './notice-repository.ts';
import { lineOf } from './show-line.ts';

const WINDOW = 180 * DAY; // an older notice is in the list, no longer on the first page
const FETCHED = 40;
const NEEDS = 5;
const NEWS = 8;

/** What needs the person first, then the news. One database request. */
export async function listForHome(
  actor: Actor,
): Promise<Pick<Home, 'needs' | 'needsMore' | 'news'>> {
  const { communityId, residentId, resident, roles } = actor;
  const sight = sightOf(resident.households, roles);
  const at = now();
  const rows = await findForHome(communityId, residentId, sight, at - WINDOW, at, FETCHED);
  return arrangeHome(
    rows.map((row) => lineOf(row, actor)),
    now(),
    NEEDS,
    NEWS,
  );
}

/** For officers of all it asks: how far the newest notice to confirm has come. At most one request. */
export async function watchNewest({ communityId, roles }: Actor): Promise<Home['watch']> {
  const scope = roles.filter(({ role }) => OFFICERS.includes(role)).map(({ placeId }) => placeId);
  if (scope.length === 0) return null;
  const found = await findWatched(communityId, scope);
  if (!found) return null;
  const { notice, confirmed } = found;
  const whole = notice.audience.every((place) => scope.some((outer) => covers(outer, place)));
  if (!whole) return null;
  const { _id: noticeId, title, households } = notice;
  return { noticeId, title, confirmed, households };
}
