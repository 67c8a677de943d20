import type { NoticeActions } from '../../typings/contract/notice.ts';
import { OFFICERS } from '../shared/access.ts';
import type { NoticeDocument } from '../shared/documents.ts';
import { Refusal } from '../shared/errors.ts';
import type { ActorContext } from '../shared/handler.ts';
import { countByStair, findTurnoutPlaces } from './notice-repository.ts';
import { turnoutLines, turnoutPlaces } from './notice-rules.ts';

/** Households that confirmed, of those asked, per building that the caller looks after. */
export async function countTurnout(
  { communityId, noticeId }: NoticeActions['turnout']['input'],
  { actor, loaded }: ActorContext,
): Promise<NoticeActions['turnout']['data']> {
  const notice = loaded.notice?.[0] as NoticeDocument | undefined;
  if (notice?.state !== 'published') throw new Refusal('NOTICE_NOT_FOUND');
  if (!notice.mustConfirm) throw new Refusal('NOTICE_NEEDS_NO_CONFIRMATION');
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
  };
}
