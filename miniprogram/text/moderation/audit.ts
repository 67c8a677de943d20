/** What someone did, by the action's name in the record. */
export const MODERATION_ACTIONS: Record<string, string> = {
  'review.release': '同意发出一条待审内容',
  'review.reject': '没有同意发出一条待审内容',
  'picture.take': '传了一张图片',
};
