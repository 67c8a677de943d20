import { chineseMinute, HOUR } from '../../cloudfunctions/kernel/calendar.ts';
import { ancestorsAndSelf } from '../../cloudfunctions/kernel/path-id.ts';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import { shortened, TEMPLATES } from '../../cloudfunctions/messages/templates.ts';
import type { NoticeDocument } from '../../cloudfunctions/notice/collections.ts';

/** What somebody was told of the notices that reach them: the latest two are new, the others were opened. */
export function toldDocuments(
  notices: readonly NoticeDocument[],
  residentId: string,
  householdId: string,
): MessageDocument[] {
  const around = ancestorsAndSelf(householdId);
  return notices
    .filter(({ state, mustConfirm }) => state === 'published' && mustConfirm)
    .filter(({ audience }) => audience.some((placeId) => around.includes(placeId)))
    .sort((one, other) => other.publishedAt - one.publishedAt)
    .map(({ _id, communityId, title, publishedAt: at }, nth) => ({
      _id: `${_id}:${residentId}`,
      communityId,
      noticeId: _id,
      residentId,
      openid: '',
      templateId: TEMPLATES.notice.local,
      page: `package-notice/pages/notice-detail/index?communityId=${communityId}&noticeId=${_id}`,
      data: {
        thing1: { value: shortened(title) },
        time2: { value: chineseMinute(at) },
        thing3: { value: '请打开看一看并确认' },
      },
      state: 'sent',
      attempts: 1,
      at,
      ...(nth < 2 ? {} : { readAt: at + HOUR }),
    }));
}
