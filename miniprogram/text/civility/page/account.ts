import { STAR_WORDS } from '../scorecard';

/** The points of a household, or of one person. */
export const POINT_ACCOUNT = {
  unit: '分',
  debt: '欠着的分，以后得的分先补上。',
  before: '以前',
  nowadays: '现在',
  rules: '什么事加分、什么事扣分',
  own: '我自己名下的积分（志愿时长）',
  honours: '光荣榜，推荐我家评优',
  sums: '全社区的积分，一年的合计',
  shop: '去积分超市换东西',
  claims: '报过的事',
  wrong: '哪里不对',
  wrongHint: '由没有经手过的人来听。邻居看不到。',
  pictureHint: '您家、听申诉的人和审核过的人看得到，邻居看不到。',
  beginAppeal: '我要申诉',
  withdraw: '撤回这一件',
  entries: '每一笔',
  empty: '还没有积分',
  personHint: '参加志愿服务签到满一小时，会自动记在这里。',
  householdHint: '做了好事，可以自己报，也可以由楼栋长来记。',
  print: '打印对账单，或者导出表格',
  appeal: '提出申诉',
  leave: '先不',
  merchants: STAR_WORDS.entry,
  file: '报一件好事',
  ownTitle: '我名下的积分',
  wantsWrong: '请写一句哪里不对，听的人要靠它去核对。',
  appealed: '申诉好了',
};

/** In which form a statement is made. */
export const STATEMENT_FORMS = ['打印用的对账单（Word）', '表格（Excel）'];

/** What of the points is set aside; '' = nothing. */
export const heldWords = (held: number) => (held > 0 ? `其中 ${held} 分已经预留给兑换` : '');

/** What was left after an entry. */
export const leftWords = (balance: number) => `余 ${balance}`;

/** The bars of the latest balances, for who hears them. */
export const balancesWords = (balances: readonly number[]) =>
  `最近 ${balances.length} 笔以后的余额：${balances.join('、')} 分`;
