import { chineseMinute, MINUTE } from '../../kernel/calendar.ts';
import { job } from '../../kernel/upkeep.ts';
import { queueMessages } from '../../messages/outbox.ts';
import { shortened } from '../../messages/templates.ts';
import { type WrittenReceipt, writtenReceipts } from '../collections.ts';
import { markMessages } from '../message-subject.ts';
import {
  dueToTell,
  findPeopleOf,
  findPerson,
  getHousehold,
  getNotice,
  markTold,
} from './mark-repository.ts';

const SLIP = 5 * MINUTE;

/** Households learn what officers wrote down for them, and officers that it was not so: once each. */
export const tellMarks = job<WrittenReceipt>({
  name: 'notice.tell-mark',
  collection: writtenReceipts,
  due: (at) => dueToTell(at - SLIP),
  order: { confirmedAt: 1, _id: 1 },
  async one(receipt) {
    const { communityId, noticeId, _id, telling, by, change } = receipt;
    const householdId = _id.slice(`${noticeId}:paper:`.length);
    const isMark = telling === 'mark';
    const [notice, people, household] = await Promise.all([
      getNotice(communityId, noticeId),
      isMark ? findPeopleOf(communityId, householdId) : findPerson(communityId, by.residentId),
      isMark ? undefined : getHousehold(communityId, householdId),
    ]);
    const words = isMark
      ? `${by.name}记了您家已知道`
      : `${household?.number ?? '有一户'}说没有人告诉过`;
    const messages = people.flatMap(({ _id: residentId, openid }) => {
      if (openid === null || (isMark && residentId === by.residentId)) return [];
      return {
        _id: `mark:${change.id}:${residentId}`,
        communityId,
        aboutId: noticeId,
        residentId,
        openid,
        data: {
          thing1: { value: shortened(notice?.title ?? '一则通知') },
          time2: { value: chineseMinute(change.at) },
          thing3: { value: shortened(words) },
        },
      };
    });
    if (notice?.state === 'published') await queueMessages(markMessages, messages);
    await markTold(receipt);
  },
});
