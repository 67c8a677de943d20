/** What someone did, by the action's name in the record. */
const ACTIONS: Record<string, string> = {
  'notice.publish': '发布了一则通知',
  'notice.correct': '更正了一则通知',
  'notice.withdraw': '撤下了一则通知',
  'notice.pin': '置顶了一则通知',
  'notice.unpin': '取消了一则通知的置顶',
  'notice.remind': '提醒了还没确认的住户',
  'notice.confirm-agent': '替别人确认了一则通知',
  'notice.confirm-for': '替一户记下了通知的确认',
  'notice.undo-confirm-for': '撤回了一次代记的确认',
  'household.call': '查看了一户的电话',
  'notice.report': '反映了一则通知',
  'review.release': '放行了一条待审内容',
  'review.reject': '没有放行一条待审内容',
  'community.open': '开通了社区，发了一张书记码',
  'community.set-up': '成为社区书记',
  'resident.join': '加入了一户',
  'resident.add': '登记了一位没有微信的居民',
  'request.ask': '请求加入一户',
  'request.withdraw': '撤回了加入一户的请求',
  'request.accept': '同意一位邻居加入一户',
  'request.decline': '没有同意一份加入一户的请求',
  'resident.leave': '退出了社区',
  'consent.record': '记下了一份代办同意',
  'consent.end': '结束了一份代办同意',
  'household.issue-code': '发了一张门牌码',
  'roster.import': '导入了名册',
  'message.grant': '同意接收一次提醒',
};

export function auditWords(action: string): string {
  return ACTIONS[action] ?? action;
}
