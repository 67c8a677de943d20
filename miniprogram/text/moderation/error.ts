import type { ModerationErrorCode } from '../../../typings/contract/moderation';
import type { Sentence } from '../error-sentence';

export const MODERATION_ERRORS: Record<ModerationErrorCode, Sentence> = {
  REVIEW_NOT_FOUND: '没有找到这一条，可能别人已经处理了。请刷新看看。',
  REVIEW_DECIDED: '别人刚刚已经处理了这一条，不用再看了。',
  REVIEW_OWN: '这是您自己写的，要请另一位来看。',
  PICTURE_NOT_FOUND: '有图片没有传好，或者是昨天传的。请去掉它，再加一次。您写的都还在。',
  PICTURE_REFUSED: '有图片没有通过微信的内容检查，别人看不到。请去掉它再交，您写的都还在。',
};
