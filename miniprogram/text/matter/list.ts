/** What neighbours have raised, and where it stands. */
export const MATTER_LIST = {
  promises: '说到做到了吗',
  promisesHint: '答应了多少，办成多少',
  duties: '谁在哪里坐诊',
  dutiesHint: '这两周，当面能问的人',
  mediations: '和邻居说不拢？请人来谈',
  mediationsHint: '只有双方和来谈的人看得到',
  raise: '提一件事',
  raiseNote: '不显示您的名字，除非您愿意',
};

/** Its tabs, and what each says when it is empty. */
export const MATTER_TABS = [
  {
    which: 'open',
    name: '在办的',
    empty: '现在没有在办的事',
    hint: '有事就提，办到哪一步大家都看得到。',
  },
  {
    which: 'raised',
    name: '我提的',
    empty: '您还没有提过',
    hint: '路灯不亮、楼道堆物、停车难，都可以提。',
  },
  {
    which: 'joined',
    name: '我也是',
    empty: '您还没有点过「我也是」',
    hint: '看到邻居提的事您也有，点「我也是」，不用再提一遍。',
  },
  {
    which: 'ended',
    name: '办结的',
    empty: '还没有办结的事',
    hint: '办结的、没有受理的，都在这里。',
  },
] as const;

/** What waits for an officer. */
export const MATTER_QUEUE = {
  orders: '12345 工单',
  ordersHint: '从 Excel 表一次登记',
  walk: '上门走访',
  walkHint: '哪几户该去了，去做了什么',
  diary: '民情日志',
  diaryHint: '只有管这一片的人看得到',
};

/** Its tabs, and what each says when it is empty. */
export const QUEUE_TABS = [
  {
    what: 'triage',
    name: '等研判',
    empty: '没有等研判的事',
    hint: '居民提的新事项会排在这里，先到期的在前。',
  },
  {
    what: 'held',
    name: '我来办',
    empty: '没有在您手里的事',
    hint: '交给您这个职务的事项，都在这里。',
  },
  {
    what: 'tasks',
    name: '任务',
    empty: '没有要您办的任务',
    hint: '事项里分给您这个职务的任务，办了写一句就了结。',
  },
  { what: 'late', name: '逾期的', empty: '没有逾期的事', hint: '到期没答复的，会自动交给上一级。' },
] as const;

/** Which matter that says the same one goes on under. */
export const MATTER_FOLD = {
  heading: '和哪一件是同一件事',
  intro: '这里列的是同一类、附近的、还在办的。',
  empty: '附近没有同一类的事',
  emptyHint: '说的不是一件事，就各办各的。',
  confirmTitle: '并到这一件？',
  confirm: '并过去',
  cancel: '先不并',
};

export const foldContent = (title: string): string =>
  `并到「${title}」里一起办，提的人和说过「我也是」的都会跟过去。并错了还可以分开。`;
