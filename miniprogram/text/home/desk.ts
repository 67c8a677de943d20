/** What those with an office find on their desk: each thing with its name and what it is for. */
export const DESK = {
  publish: { name: '发通知', words: '发到您负责的楼栋' },
  receipts: { name: '看回执', words: '每栋楼确认了几户' },
  rechecks: { name: '抽查代记', words: '替住户记下的确认，问下来怎样' },
  households: { name: '找一户', words: '翻名册，发门牌码' },
  matters: { name: '办事项', words: '等研判的、我来办的、逾期的' },
  meetings: { name: '开会', words: '要开的会，开过的会' },
  points: { name: '审积分', words: '新报的、申诉的，请您来定' },
  requests: { name: '请求加入', words: '没有门牌码的邻居，请您确认' },
  contact: { name: '邻居打给我', words: '留一个电话，说好哪些时间可以打' },
  adults: { name: '核对年满 18 周岁', words: '成年居民的投票名册，一栋楼一次核对' },
  roster: { name: '名册表格', words: '导入、导出 Excel' },
  owners: { name: '核对业主本人', words: '谁申请了用手机替房子投票' },
  estates: { name: '小区和业主', words: '总面积对不对，谁是同一位业主' },
  grids: { name: '微网格', words: '10 到 15 户一格' },
  posts: { name: '职务', words: '谁在任，哪里空着' },
  handovers: { name: '职务交接', words: '到期的职务，十天内交接好' },
  proposals: { name: '任职提议', words: '要两个人商定的任职' },
  reviews: { name: '待审内容', words: '要人看过才能发出去的' },
  inspections: { name: '整栋检查', words: '一次看完一栋，另一位核对' },
  counter: { name: '超市柜台', words: '交货、进货、盘点' },
  rules: { name: '积分规则', words: '什么事加几分、扣几分' },
  desk: { name: '积分办公', words: '纸质积分册这些要两个人办的事' },
  merchants: { name: '商户记分', words: '请商户、审核、听申诉，评星级商户' },
  members: { name: '党员记分', words: '请党员、审核、听申诉，只有支部看得到' },
  voting: { name: '表决设置', words: '公示几天，能不能委托；改动要两个人同意' },
  audit: { name: '操作记录', words: '谁在什么时候做了什么' },
} satisfies Record<string, { name: string; words: string }>;

export type DeskEntry = keyof typeof DESK;

/** What is done less often, folded away under these heads. */
export const DRAWERS = {
  people: '住户和名册',
  points: '积分和评议',
  settings: '设置和记录',
} as const;

export type Drawer = keyof typeof DRAWERS;

export const NOTHING_DUE = '眼下没有快到期的事。';

/** The heads of an officer's desk. */
export const DESK_PAGE = {
  due: '最先到期的',
  daily: '每天要用的',
};

/** On the desk, above the title of the notice. */
export const askedTitle = (questions: number) => `有邻居问了 ${questions} 句，等您答复`;
