/** Pairings of one's own, and those that one looks after. */
export const PAIRING_LIST = {
  title: '一位帮手，陪一位老人',
  intro: '约好时间上门，聊聊天、买买菜。两边都同意才开始，老人打一个电话就能结束。',
  empty: '还没有结对',
  emptyOfficer: '想给一位老人找帮手，点下面的“结一对”。',
  emptyHint: '想有人陪陪，或者想陪陪老人，告诉您的楼道长或社区书记，由他们来牵线。',
  own: '和我有关的',
  waiting: '等您回答',
  mine: '我负责的门户',
  propose: '结一对',
};

export const nextVisit = (day: string, times: string) => `下一次：${day} ${times}`;

/** An officer brings a helper and an elder together. */
export const PAIRING_PROPOSE = {
  intro:
    '由您来提议，您就是协调人。帮手在小程序里同意；老人自己点同意，或者由您记下老人的话。都同意了才开始。',
  elder: '陪哪一位老人',
  otherElder: '换一位老人',
  other: '换一位',
  elderName: '老人的姓名或房号',
  elderExample: '例如：陈桂兰，或 301',
  elderNotFound: '您负责的门户里没有找到。没有微信的老人，请先在那一户里登记。',
  helper: '请谁来陪',
  otherHelper: '换一位帮手',
  helperName: '帮手的姓名',
  helperHint: '在做志愿者的邻居',
  helperExample: '例如：孙南风',
  helperNotFound: '志愿者里没有找到。请这位邻居先报一次名，或者加入一支队伍。',
  openAdults: '去成年核对',
  tasks: '一起做什么',
  propose: '提议结这一对',
  wantsElder: '请先找到要陪的老人。',
  wantsHelper: '请先找到帮手。',
  wantsTask: '请至少选一样做什么。',
  proposed: '等两边同意',
};

/** A visit that took place, or times that are agreed. */
export const PAIRING_VISIT = {
  noteHint: '记下以后，请老人、家人或协调人确认一下。',
  planHint: '先和对方说好，再记在这里。早上 8 点到晚上 8 点之间。',
  dayCame: '哪一天来的',
  firstDay: '从哪一天起',
  start: '几点',
  length: '多久',
  weekly: '每周都来',
  weeklyHint: '到说好的那天为止',
  lastDay: '到',
  guardian: '监护人在场',
  guardianHint: '未成年人每次都要有监护人一起来',
  note: '记下来',
  plan: '就这样约好',
  noteTitle: '记一次上门',
  planTitle: '约一个时间',
  noted: '记下了',
  planned: '约好了',
};

/** Who is not known to be of age; '' if nobody. */
export const youngWords = (names: string) =>
  names ? `${names} 还没有确认满 18 岁。先在“成年核对”里确认，才能结对。` : '';
