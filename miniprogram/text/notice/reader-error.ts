import type { NoticeErrorCode } from '../../../typings/contract/notice';
import { fieldWords, type Sentence } from '../error-sentence';

/** What the first pages can be refused about notices: confirming, and saying whether all is well again. */
export const NOTICE_READER_ERRORS = {
  NOTICE_NOT_FOUND: '没有找到这则通知，可能已经撤下，或者不是发给您这里的。',
  NOTICE_NOT_ADDRESSED: '这则通知不是发给您家所在楼栋的，看看就好，不用确认。',
  NOTICE_NEEDS_NO_CONFIRMATION: '这则通知看过就好，不用确认。',
  UPLOADS_TOO_MANY: ({ most }) => `您今天已经传了 ${most ?? 100} 个文件或图片，明天再传吧。`,
  RECOVERY_NOT_ASKED: '现在不用回答：还没到时候，或者已经过了回答的日子。',
  NOTICE_DATE_PAST: ({ field }) =>
    field === 'publishAt'
      ? '定好的发布时间已经过去了，请另选一个时间，或者现在就发。'
      : `${fieldWords(String(field ?? 'confirmUntil'))}已经过去了，请重新选一个。`,
  HOUSEHOLD_RESTORED: '这一户没有说还没好，或者刚刚说好了，不用打电话。请刷新看看。',
} satisfies Partial<Record<NoticeErrorCode, Sentence>>;
