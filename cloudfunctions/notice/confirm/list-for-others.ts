import type { ForSomebody, NoticeActions } from '../../../typings/contract/notice.ts';
import { DAY, dayOf, now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { sightOf } from '../write/notice-rules.ts';
import { findOpenFor, findPrincipalsOf } from './for-others-repository.ts';
import { isOpenFor } from './receipt-rules.ts';

const WINDOW = 180 * DAY; // as on the first page

/** What waits for people whom the caller may act for: they might not look themselves. */
export async function listForOthers(
  { communityId }: NoticeActions['listForOthers']['input'],
  { actor }: ActorContext,
): Promise<NoticeActions['listForOthers']['data']> {
  const principals = await findPrincipalsOf(communityId, actor.residentId, dayOf(now()));
  const homes = principals.flatMap(({ households }) => households);
  if (homes.length === 0) return { people: [] };
  const { audience } = sightOf(homes, []);
  const doors = homes.map(({ householdId }) => householdId);
  const rows = await findOpenFor(communityId, audience, doors, now() - WINDOW, now());
  return {
    people: principals.flatMap(({ _id, name, households }): ForSomebody[] => {
      const notices = rows
        .filter((row) => isOpenFor(row, households))
        .map(({ _id: noticeId, title, confirmUntil }) => ({ noticeId, title, confirmUntil }));
      return notices.length > 0 ? [{ residentId: _id, name, notices }] : [];
    }),
  };
}
