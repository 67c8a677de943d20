import type { NoticeActions } from '../../../typings/contract/notice.ts';
import { allows } from '../../kernel/access.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { OFFICERS } from '../../people/officers.ts';
import { REMIND_ACCESS } from '../read/notice-access.ts';
import { findTurnoutPlaces } from '../read/notice-repository.ts';
import { turnoutLines, turnoutPlaces } from '../write/notice-rules.ts';
import { requireAsking } from './list-confirmations.ts';
import { countByStair } from './receipt-repository.ts';

/** Households that confirmed, of those asked, per building that the caller looks after. */
export async function countTurnout(
  { communityId, noticeId }: NoticeActions['countTurnout']['input'],
  { actor, loaded }: ActorContext,
): Promise<NoticeActions['countTurnout']['data']> {
  const notice = requireAsking(loaded);
  const scope = actor.roles
    .filter(({ role }) => OFFICERS.includes(role))
    .map(({ placeId }) => placeId);
  const [counts, places] = await Promise.all([
    countByStair(communityId, noticeId),
    findTurnoutPlaces(communityId, notice.audience, turnoutPlaces(notice.audience, scope)),
  ]);
  const buildings = turnoutLines(notice.audience, places, counts, scope);
  return {
    noticeId,
    title: notice.title,
    confirmUntil: notice.confirmUntil,
    confirmed: buildings.reduce((sum, { confirmed }) => sum + confirmed, 0),
    households: buildings.reduce((sum, { households }) => sum + households, 0),
    buildings,
    mayRemind: allows(REMIND_ACCESS, actor.roles, notice.audience),
    remindedAt: notice.remindedAt,
  };
}
