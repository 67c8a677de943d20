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
