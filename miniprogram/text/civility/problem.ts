import type { RuleProblem } from '../../../typings/contract/civility/rule';

const PROBLEMS: Record<RuleProblem, string> = {
  'points-unfit': '分数要是整数，不能是零，最多一千分。',
  'caps-unfit': '上限要够得上一次的分数，一个月的不能比一天的少，一年的不能比一个月的少。',
  'id-taken': '有两条规则用了同一个编号，请改一个。',
  'deduction-without-clause': '扣分的规则要写明是公约的哪一条。公约里没有的，不能扣分。',
  'deduction-by-household': '自己报的只能是加分。扣分要由楼栋长这样的人来记。',
  'deduction-appeal-short': '扣分至少要留七天给人家申诉。',
  'source-unfit': '自动记的只能是加分：志愿时长按小时算，参加活动按次算。',
  'covenant-not-adopted': '写着这一条的公约还没有通过。等公约通过了，扣分才能开始。',
  'for-voting':
    '投票是居民的权利，不能拿积分来换。（国办函〔2026〕12号：不得把网络投票作为考核依据）',
  'for-confirming': '看通知、点确认不能记分。（国办函〔2026〕12号）',
  'for-sharing': '转发、点赞、拉人不能记分。（国办函〔2026〕12号）',
  'for-opening': '打开小程序、在线时长不能记分。（国办函〔2026〕12号）',
  'for-reporting': '举报邻居不能记分。大家互相盯着，邻里就不像邻里了。（民法典第一千零三十二条）',
  'against-health': '不能因为生病、残疾扣分。（个人信息保护法第二十八条）',
  'against-belief': '不能因为信仰扣分。（宪法第三十六条）',
  'against-births': '不能因为生育扣分。（个人信息保护法第二十八条）',
  'against-complaints': '投诉、信访、打官司是居民的权利，不能扣分。（宪法第四十一条）',
  'benefit-by-law':
    '低保、分红、开证明、水电和物业服务是本来就有的，不能和积分挂钩。（民法典、社会救助暂行办法）',
  'for-money':
    '积分不是钱，不能标价、买卖、提现。（中国人民银行法第二十条：不得发售代币票券来代替人民币）',
};

/** Why a rule cannot stand, with the law or measure that says so. */
export function problemWords(problem: string): string {
  return PROBLEMS[problem as RuleProblem] ?? '这里写得不合适。';
}
