import { messageSubject } from '../messages/subject.ts';
import { type MessageRow, withNoticeAndReceipts } from './delivery/delivery-repository.ts';

/**
 * Messages ask a household to confirm a notice. One whose notice was taken back, or whose households have
 * confirmed since, does not go out.
 */
export const noticeMessages = messageSubject<MessageRow>({
  name: 'notice',
  template: 'notice',
  idField: 'noticeId',
  page: noticePage,
  join: withNoticeAndReceipts,
  isNeedless: ({ notice: [notice], needless = [], receipts }) => {
    const confirmed = receipts.flatMap(({ keys }) => keys);
    const isDone = needless.length > 0 && needless.every((key) => confirmed.includes(key));
    return isDone || notice?.state !== 'published';
  },
});

/** Messages about a mark on a door: to its household that an officer wrote it down, to the officer that it was not so. */
export const markMessages = messageSubject({
  name: 'notice-mark',
  template: 'notice',
  idField: 'subjectId',
  page: noticePage,
  join: (pipeline) => pipeline,
  isNeedless: () => false,
});

/** Messages about a question below a notice: to its author that there is one, to those who asked what came of it. */
export const questionMessages = messageSubject({
  name: 'notice-question',
  template: 'notice',
  idField: 'subjectId',
  page: noticePage,
  join: (pipeline) => pipeline,
  isNeedless: () => false,
});

function noticePage(communityId: string, noticeId: string): string {
  return `package-notice/pages/notice-detail/index?communityId=${communityId}&noticeId=${noticeId}`;
}
