import { sweepAudit } from '../../kernel/audit.ts';
import { chineseMinute, DAY, now } from '../../kernel/clock.ts';
import {
  findSubscribers,
  noticeTemplate,
  queueMessage,
  sendDueMessages,
} from '../../messages/message.ts';
import { openReviews } from '../../review/review.ts';
import type { NoticeDocument } from '../collections.ts';
import { receipts } from '../confirm/receipt-repository.ts';
import { openKeys } from '../confirm/receipt-rules.ts';
import {
  findDueDeliveries,
  findForgottenPictures,
  findUnreviewed,
  moveDelivery,
  notices,
  publishScheduled,
} from '../read/notice-repository.ts';
import { findUnqueued, reports } from '../read/report-repository.ts';
import { partsToReview } from './review-rules.ts';
import { changeFiles } from './settle-review.ts';

const NOTICES = 5;
const PICTURE_WAIT = 60 * 60_000; // WeChat answers within about 30 minutes

/**
 * Every minute: what is scheduled appears; what a cut left undone is finished; then it queues and sends messages in chunks.
 * Each step is safe to repeat and safe beside a second run.
 */
export async function deliverNotices(): Promise<void> {
  await publishScheduled(now());
  await sweepAudit(notices);
  await sweepAudit(reports);
  await sweepAudit(receipts);
  await openMissingReviews();
  for (const notice of await findDueDeliveries(NOTICES)) await queueChunk(notice);
  await sendDueMessages();
}

async function openMissingReviews(): Promise<void> {
  for (const notice of await findForgottenPictures(now() - PICTURE_WAIT, NOTICES)) {
    await changeFiles(notice, ({ pictures, attachments }) => ({
      pictures: pictures.map((picture) =>
        picture.state === 'waiting' ? { ...picture, state: 'review', traceId: null } : picture,
      ),
      attachments,
    }));
  }
  for (const notice of await findUnreviewed(now() - 2 * DAY, NOTICES)) {
    const isMissing = (part: string) => notice.missing.includes(`notice:${notice._id}:${part}`);
    await openReviews(
      notice,
      partsToReview(notice).filter(({ part }) => isMissing(part)),
    );
  }
  for (const notice of await findUnqueued(now() - 2 * DAY, NOTICES)) {
    await openReviews(notice, [{ part: 'reports', reason: 'reported' }]);
  }
}

/**
 * The next residents who asked for messages and have not confirmed; the cursor moves only when all of
 * them are queued. A round of reminders has messages of its own.
 */
async function queueChunk(notice: NoticeDocument): Promise<void> {
  const { communityId, _id: noticeId, audience, delivery } = notice;
  const templateId = noticeTemplate();
  const people = await findSubscribers(communityId, audience, templateId, delivery.after, noticeId);
  const round = notice.reminders === 0 ? '' : `:r${notice.reminders}`;
  for (const { _id: residentId, openid, households, receipts } of people) {
    const needless = openKeys(noticeId, households, notice, receipts);
    if (openid === null || needless.length === 0) continue;
    await queueMessage({
      _id: `${noticeId}:${residentId}${round}`,
      communityId,
      noticeId,
      residentId,
      openid,
      templateId,
      page: `package-notice/pages/notice-detail/index?communityId=${communityId}&noticeId=${noticeId}`,
      data: messageData(notice),
      needless,
    });
  }
  const last = people.at(-1)?._id;
  await moveDelivery(
    notice,
    last === undefined ? { state: 'done', after: delivery.after } : { state: 'due', after: last },
  );
}

/** The fields of the template: thing ≤ 20 characters, time as year, month, day and minute. */
function messageData({ title, publishedAt, confirmUntil }: NoticeDocument) {
  const short = [...title].length > 20 ? `${[...title].slice(0, 19).join('')}…` : title;
  const ask = confirmUntil === null ? '请打开看一看并确认' : `请在${monthDay(confirmUntil)}前确认`;
  return {
    thing1: { value: short },
    time2: { value: chineseMinute(publishedAt) },
    thing3: { value: ask },
  };
}

function monthDay(instant: number): string {
  return chineseMinute(instant)
    .replace(/^\d+年/, '')
    .replace(/ .*$/, '');
}
