/** What someone did, by the action's name in the record. */
export const MODERATION_ACTIONS: Record<string, string> = {
  'review.release': '放行了一条待审内容',
  'review.reject': '没有放行一条待审内容',
};
