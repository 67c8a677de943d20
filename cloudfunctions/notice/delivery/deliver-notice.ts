import { chineseMinute } from '../../kernel/calendar.ts';
import { job } from '../../kernel/upkeep.ts';
import { queueMessages } from '../../messages/outbox.ts';
import { shortened, templateOf } from '../../messages/templates.ts';
import { type NoticeDocument, notices } from '../collections.ts';
import { openKeys } from '../confirm/receipt-rules.ts';
import { noticeMessages } from '../message-subject.ts';
import {
  dueToAppear,
  findSubscribers,
  moveDelivery,
  publishScheduled,
} from './delivery-repository.ts';

/** People whose messages are queued in one step. */
const CHUNK = 40;

/** What is scheduled appears at its time. */
export const appearNotices = job<NoticeDocument>({
  name: 'notice.appear',
  collection: notices,
  due: dueToAppear,
  order: { publishedAt: 1, _id: 1 },
  one: async (notice) => {
    await publishScheduled(notice);
  },
});

/** Messages to those who asked for them are queued, some people a step. */
export const deliverNotices = job<NoticeDocument>({
  name: 'notice.deliver',
  collection: notices,
  due: () => ({ 'delivery.state': 'due' }),
  order: { publishedAt: 1, _id: 1 },
  one: queueChunk,
  steps: true,
});

/**
 * The next residents who asked for messages and have not confirmed; the cursor moves only when all of
 * them are queued. A round of reminders has messages of its own.
 */
async function queueChunk(notice: NoticeDocument): Promise<void> {
  const { communityId, _id: noticeId, delivery, reminders } = notice;
  const people = await findSubscribers(notice, templateOf(noticeMessages.template), CHUNK);
  const round = reminders === 0 ? '' : `:r${reminders}`;
  const messages = people.flatMap(({ _id: residentId, openid, households, receipts }) => {
    const needless = openKeys(noticeId, households, notice, receipts);
    if (openid === null || needless.length === 0) return [];
    return [
      {
        _id: `${noticeId}:${residentId}${round}`,
        communityId,
        aboutId: noticeId,
        residentId,
        openid,
        data: messageData(notice),
        needless,
      },
    ];
  });
  await queueMessages(noticeMessages, messages);
  const last = people.at(-1)?._id;
  await moveDelivery(
    notice,
    last === undefined ? { state: 'done', after: delivery.after } : { state: 'due', after: last },
  );
}

/** The fields of the template: thing ≤ 20 characters, time as year, month, day and minute. */
function messageData({ title, publishedAt, confirmUntil }: NoticeDocument) {
  const ask = confirmUntil === null ? '请打开看一看并确认' : `请在${monthDay(confirmUntil)}前确认`;
  return {
    thing1: { value: shortened(title) },
    time2: { value: chineseMinute(publishedAt) },
    thing3: { value: ask },
  };
}

function monthDay(instant: number): string {
  return chineseMinute(instant)
    .replace(/^\d+年/, '')
    .replace(/ .*$/, '');
}
