/** What counts how much. */
export const POINT_RULES = {
  empty: '还没有积分规则',
  emptyHint: '规则由居委会起草，另一位通过，到日子才算。',
  gives: '这些加分',
  takes: '这些扣分',
  takesHint: '公约里写明的才扣。扣之前先告诉您家，过了申诉的日子才算，邻居看不到。',
  draft: '草稿',
  covenant: '扣分的，写在哪份公约里',
  noCovenant: '还没有选',
  add: '加一条规则',
  preset: '从现成的一套开始',
  tryOut: '用草稿算一遍最近 90 天',
  nothingTried: '最近 90 天还没有记过分，没有可以算的。',
  onlyTried: '只是算算看，记下的分都不变。每天、每月、每年的上限，都按每一户算进去了。',
  from: '从哪一天起算',
  adopt: '通过这份规则',
  noCovenants: '社区还没有写好的公约。扣分的规则，要等公约里写明了。',
  adopted: '通过了',
};

/** Who wrote a draft last, and who sees it. */
export const draftedBy = (name: string) => `${name} 最后改的。居民还看不到，另一位通过以后才算。`;

/** Whether a draft can be adopted. */
export const adoptNote = (findings: number) =>
  findings > 0 ? `还有 ${findings} 处要改，改好才能通过` : '以前记下的分都不变';

export const comingWords = (day: string, rules: number) =>
  `${day}起换成新的规则，一共 ${rules} 条。`;

export const ofCovenant = (clause: string) => `公约${clause}`;

/** One rule, as it is written. */
export const RULE_EDIT = {
  title: '名字',
  titleExample: '例如：邻里互助',
  text: '做到什么才算',
  textHint: '写得人人看得懂，别留含糊',
  sign: '加分还是扣分',
  gives: '加分',
  takes: '扣分',
  points: '每次几分',
  pointsExample: '例如 5',
  month: '一个月最多几分',
  monthHint: '不设上限就空着',
  evidence: '要写明看到了什么',
  two: '要两个人审核',
  clause: '公约里的哪一条',
  noClauses: '扣分要公约里有这一条。请先到「积分规则」里选好是哪一份公约。',
  clauseHint: '公约里没有的，不能扣分。公约通过以后，扣分才能开始。',
  source: '怎么记',
  drop: '从草稿里去掉这一条',
  save: '记到草稿里',
  confirmDrop: '从草稿里去掉这一条？',
  dropIt: '去掉',
  savedButWrong: '记下了，还要改',
  saved: '记下了',
  wantsTitle: '请给这一条起个短的名字。',
  wantsText: '请写清楚做到什么才算。',
  wantsPoints: '请写几分，要是整数，例如 5。',
  wantsMonth: '一个月的上限要是整数；不设上限就空着。',
};
