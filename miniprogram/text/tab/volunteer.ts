/** What volunteers can do in the days to come. */
export const VOLUNTEER = {
  stranger: '您还没有加入社区',
  strangerHint: '加入您家那一户，就能和邻居一起巡逻、送餐、陪老人看病。',
  join: '输入门牌码',
  check: '核对一张证明',
  heading: '搭把手，一起来',
  scan: '扫码签到',
  mine: '我的班次',
  month: '班次月历',
  monthHint: '哪一天有什么，一眼看完一个月',
  hours: '我的时长',
  hoursHint: '一年做了多少，开证明',
  pending: '核对时长',
  pendingHint: '手工记的，队外的人看过才算',
  teams: '队伍和服务站',
  teamsHint: '谁在做什么，找哪位队长',
  pairings: '一助一结对',
  pairingsHint: '一位帮手，陪一位老人',
  which: '看哪些',
  empty: '近期还没有班次',
  emptyHint: '队长安排了新的班次，会出现在这里。',
  end: '后面的班次还没有安排',
  close: '知道了',
  kept: '签到',
  lastNight: '昨夜开始的',
  all: '全部',
  help: '志愿',
  attend: '课堂和义诊',
};

/** Own shifts that do not stand above the others; '' where all do. */
export const moreShifts = (count: number): string =>
  count > 0 ? `还有 ${count} 班，在下面的日子里。` : '';
