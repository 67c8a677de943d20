import type { PointRule, PointUnit, Preset, RuleProblem } from '../../../typings/contract/civility';

export const UNIT_WORDS: Record<PointUnit, string> = { time: '每次', day: '每天', hour: '每小时' };

export const PRESET_NAMES: Record<Preset['presetId'], string> = {
  'ten-rules': '红十条（加分五条、扣分五条）',
  volunteering: '志愿服务时长',
  'ten-stars': '十星级文明户',
};

/** What else a rule says: how often, how many look at it, how long one may object. */
export function ruleWords({ unit, caps, reviewers, appealDays, points }: PointRule): string {
  const most = [
    caps.day === null ? '' : `一天最多 ${caps.day} 分`,
    caps.month === null ? '' : `一个月最多 ${caps.month} 分`,
    caps.year === null ? '' : `一年最多 ${caps.year} 分`,
  ];
  const look = reviewers === 2 ? '两个人审核' : '';
  const appeal = points < 0 ? `${appealDays} 天内可以申诉` : '';
  return [UNIT_WORDS[unit], ...most, look, appeal].filter(Boolean).join(' · ');
}

const PROBLEMS: Record<RuleProblem, string> = {
  'points-unfit': '分数要是整数，不能是零，最多一千分。',
  'caps-unfit': '上限要够得上一次的分数，一个月的不能比一天的少，一年的不能比一个月的少。',
  'id-taken': '有两条规则用了同一个编号，请改一个。',
  'deduction-without-clause': '扣分的规则要写明是公约的哪一条。公约里没有的，不能扣分。',
  'deduction-by-household': '自己报的只能是加分。扣分要由楼栋长这样的人来记。',
  'deduction-appeal-short': '扣分至少要留七天给人家申诉。',
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
  'for-money': '积分不是钱，不能标价、买卖、提现。',
};

/** Why a rule cannot stand, with the law or measure that says so. */
export function problemWords(problem: string): string {
  return PROBLEMS[problem as RuleProblem] ?? '这里写得不合适。';
}
