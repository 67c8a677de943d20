import type { CivilityActions } from '../../../typings/contract/civility/actions';
import type {
  CarryOver,
  PointRule,
  PointUnit,
  Preset,
  RuleFinding,
} from '../../../typings/contract/civility/rule';
import type { CovenantLine, CovenantState } from '../../../typings/contract/covenant';
import { problemWords } from './problem';

/** What of the points goes over into the next year. */
export function carryWords(carry: CarryOver | undefined): string {
  switch (carry?.kind) {
    case 'none':
      return '积分当年有效，到年底没用完的到期。';
    case 'most':
      return `到年底，每个账户最多留 ${carry.points} 分到下一年。`;
    case 'share':
      return `到年底，没用完的分留下百分之 ${carry.percent}，不足一分的不算。`;
    default:
      return '到年底没用完的分，都留到下一年。';
  }
}

/** What a community may choose for the end of a year. */
export const CARRIES: CarryOver[] = [
  { kind: 'all' },
  { kind: 'share', percent: 50 },
  { kind: 'most', points: 100 },
  { kind: 'none' },
];

export const UNIT_WORDS: Record<PointUnit, string> = { time: '每次', day: '每天', hour: '每小时' };

export const PRESET_NAMES: Record<Preset['presetId'], string> = {
  'ten-rules': '红十条（加分五条、扣分五条）',
  volunteering: '志愿服务时长',
  'ten-stars': '十星级文明户',
};

/** How something comes to count. */
export const SOURCES: {
  source: '' | NonNullable<PointRule['source']>;
  name: string;
  words: string;
}[] = [
  { source: '', name: '有人报，另一位审', words: '自己家报，或者楼栋长来记' },
  { source: 'hours', name: '志愿时长，自动记', words: '每满一小时记一次，记在本人名下' },
  { source: 'attendance', name: '参加了志愿班次，自动记', words: '来一次记一次，记在本人名下' },
];

const COVENANT_STANDS: Partial<Record<CovenantState, string>> = {
  adopted: '已经通过',
  settled: '等表决',
  open: '正在征求意见',
};

/** A covenant whose clauses rules may name, and how it stands; '' for one that is written still, or over. */
export function covenantWords({ title, state }: Pick<CovenantLine, 'title' | 'state'>): string {
  const words = COVENANT_STANDS[state];
  return words ? `《${title}》（${words}）` : '';
}

/** What else a rule says: how often, how many look at it, how long one may object. */
export function ruleWords(rule: PointRule): string {
  const { unit, caps, reviewers, appealDays, points, source } = rule;
  const most = [
    caps.day === null ? '' : `一天最多 ${caps.day} 分`,
    caps.month === null ? '' : `一个月最多 ${caps.month} 分`,
    caps.year === null ? '' : `一年最多 ${caps.year} 分`,
  ];
  const look = reviewers === 2 ? '两个人审核' : '';
  const appeal = points < 0 ? `${appealDays} 天内可以申诉` : '';
  const itself = source ? '按志愿签到自动记' : '';
  return [UNIT_WORDS[unit], itself, ...most, look, appeal].filter(Boolean).join(' · ');
}

/** What was found in a rule, with the words that it is about. */
export function findingWords({ problem, words }: RuleFinding): string {
  return `${words ? `“${words}”：` : ''}${problemWords(problem)}`;
}

/**
 * What a draft would have made of the events of one rule.
 * @param isDrafted the draft has this rule
 */
export function triedWords(
  { title, events, points, drafted }: CivilityActions['simulateRuleTable']['data']['rules'][number],
  isDrafted: boolean,
): string {
  const then = !isDrafted ? '草稿里没有这一条' : drafted === points ? '不变' : `会是 ${drafted} 分`;
  return `${title}：${events} 次，记了 ${points} 分，${then}`;
}
