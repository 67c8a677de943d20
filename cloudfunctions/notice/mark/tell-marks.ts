import { chineseMinute, MINUTE } from '../../kernel/calendar.ts';
import { job } from '../../kernel/upkeep.ts';
import { queueMessages } from '../../messages/outbox.ts';
import { shortened } from '../../messages/templates.ts';
import { type WrittenReceipt, writtenReceipts } from '../collections.ts';
import { markMessages } from '../message-subject.ts';
import {
  dueToTell,
  findPeopleOf,
  findReachable,
  getHousehold,
  getNotice,
  markTold,
} from './mark-repository.ts';
import { toldOf, untoldOf } from './mark-rules.ts';

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
    const untold = untoldOf(receipt);
    const [notice, people, authors, household] = await Promise.all([
      getNotice(communityId, noticeId),
      isMark ? findPeopleOf(communityId, householdId) : [],
      findReachable(
        communityId,
        untold.map(({ authorId }) => authorId),
      ),
      untold.length > 0 ? getHousehold(communityId, householdId) : undefined,
    ]);
    const objection = `${household?.number ?? '有一户'}说没有人告诉过`;
    const told = [
      ...people
        .filter((one) => one._id !== by.residentId)
        .map((one) => ({
          ...one,
          id: `mark:${change.id}`,
          at: change.at,
          words: `${by.name}记了您家已知道`,
        })),
      ...untold.flatMap(({ authorId, nth, at }) =>
        authors
          .filter((one) => one._id === authorId)
          .map((one) => ({ ...one, id: `mark:${_id}:${nth}`, at, words: objection })),
      ),
    ];
    const messages = told.flatMap(({ _id: residentId, openid, id, at, words }) => {
      if (openid === null) return [];
      return {
        _id: `${id}:${residentId}`,
        communityId,
        aboutId: noticeId,
        residentId,
        openid,
        data: {
          thing1: { value: shortened(notice?.title ?? '一则通知') },
          time2: { value: chineseMinute(at) },
          thing3: { value: shortened(words) },
        },
      };
    });
    if (notice?.state === 'published') await queueMessages(markMessages, messages);
    await markTold(receipt, toldOf);
  },
});
