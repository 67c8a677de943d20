/** What the community talks about and decides. */
export const COUNCIL = {
  stranger: '您还没有加入社区',
  strangerHint: '加入您家那一户，就能看公约、提意见、参加表决。',
  join: '输入门牌码',
  heading: '大家的事，大家定',
  raise: '提一件事',
  raiseHint: '灯坏了、楼道堵了、停车难，都可以提',
  matters: '大家提的事',
  mattersHint: '谁在办，哪天前办好，办得怎么样',
  waiting: '等您来说、来定',
  idle: '现在没有等您的事。',
  motionsMissing: '表决暂时没有取到，下拉可以再试。',
  motions: '表决',
  covenants: '公约',
  noCovenants: '还没有公约。起草好以后，会先在这里征求大家的意见。',
  past: '以前的',
  meetings: '会',
  allMeetings: '要开的、开过的会',
  allMeetingsHint: '回复能不能来，看定了什么、办得怎样',
  bodies: '联席会、议事会、会议室',
  bodiesHint: '谁来开、什么时候开，订一间会议室',
  selections: '推选楼栋长、楼道长',
  selectionsHint: '哪里还空着，选到哪一步了',
  begin: '发起',
};

export const clausesWords = (clauses: number): string => `${clauses} 条`;

/** What somebody with an office may begin or look after, on the council page. */
export const COUNCIL_WAYS = {
  queue: { name: '待办事项', words: '等研判的、我来办的、逾期的' },
  rate: { name: '第三方测评', words: '随机抽到的事项，有没有帮上忙' },
  board: { name: '事项看板', words: '这周到期的、逾期的，哪一步、哪一类、在哪里' },
  draft: { name: '起草公约', words: '粘贴文字，或者选一个 Word 文档' },
  motion: { name: '发起表决或协商', words: '按法律规定的办法，由大家定' },
  talk: { name: '约邻居商量', words: '楼里、单元里的事，大家坐下来谈' },
  poll: { name: '问问大家', words: '一分钟做好，听听想法，不作决定' },
};
