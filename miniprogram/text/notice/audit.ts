/** What someone did, by the action's name in the record. */
export const NOTICE_ACTIONS: Record<string, string> = {
  'notice.publish': '发布了一则通知',
  'notice.correct': '更正了一则通知',
  'notice.withdraw': '撤下了一则通知',
  'notice.pin': '置顶了一则通知',
  'notice.unpin': '取消了一则通知的置顶',
  'notice.remind': '提醒了还没确认的住户',
  'notice.confirm-agent': '替别人确认了一则通知',
  'notice.confirm-for': '替一户记下了通知的确认',
  'notice.undo-confirm-for': '撤回了一次代记的确认',
  'notice.deny-mark': '说代记的通知确认不是这样',
  'household.call': '查看了一户的电话',
  'notice.report': '反映了一则通知',
};
