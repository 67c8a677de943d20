import type {
  ScoreFinding,
  ScoreRule,
  StarRule,
} from '../../../typings/contract/civility/scorecard';
import { problemWords } from './problem';

/** What else a rule says: how often, how many look at it, who reports, how long one may object. */
export function scoreRuleWords({
  caps,
  reviewers,
  reporters,
  appealDays,
  points,
}: ScoreRule): string {
  return [
    '每次',
    caps.day === null ? '' : `一天最多 ${caps.day} 分`,
    caps.month === null ? '' : `一个月最多 ${caps.month} 分`,
    caps.year === null ? '' : `一年最多 ${caps.year} 分`,
    reporters.includes('bearer') ? '本人可以报' : '',
    reviewers === 2 ? '两个人审核' : '',
    points < 0 ? `${appealDays} 天内可以申诉` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What was found in a rule, with the words that it is about. */
export function scoreFindingWords({ problem, words }: ScoreFinding): string {
  const reason = problem === 'stars-unfit' ? '几星要几分，要一级比一级多。' : problemWords(problem);
  return `${words ? `“${words}”：` : ''}${reason}`;
}

/** 一星 20 分，二星 40 分 … */
export function starRuleWords({ points, least }: StarRule): string {
  const names = ['一星', '二星', '三星', '四星', '五星'];
  const steps = points.map((one, at) => `${names[at]} ${one} 分`).join('，');
  return `一年里：${steps}。${least > 0 ? `每个方面不到 ${least} 分的，最多两星。` : ''}`;
}

export const SCORE_RULE_WORDS = {
  current: '现在这样记',
  coming: (from: string, count: number) => `${from}起换成新的办法，一共 ${count} 条。`,
  none: '还没有记分办法',
  noneWords: '从现成的一份开始，改成适合你们的。另一位通过，到日子才算。',
  start: '从现成的一份开始',
  draft: '草稿',
  draftHint: ' 最后改的。另一位通过以后才算。',
  revise: '照现在的改一份',
  add: '加一条',
  drop: '去掉这一条',
  sureDrop: '从草稿里去掉这一条？',
  dropYes: '去掉',
  name: '名字',
  namePlaceholder: '例如：照顾老人',
  text: '做到什么才算',
  textHint: '写得人人看得懂，别留含糊',
  dimension: '算哪个方面',
  sign: '加分还是扣分',
  gives: '加分',
  takes: '扣分',
  takesHint: '扣分的办法要提前 14 天说清楚，不愿意的可以先退出。',
  points: '每次几分',
  pointsPlaceholder: '例如 3',
  year: '一年最多几分',
  yearHint: '不设上限就空着',
  bearer: '本人也可以报',
  evidence: '要写明是什么事',
  two: '要两个人审核',
  later: '先不',
  keep: '记到草稿里',
  kept: '记下了',
  keptWrong: '记下了，还要改',
  dimensionNames: ['第一个方面', '第二个方面', '第三个方面', '第四个方面'],
  frame: '改四个方面的名字',
  frameStars: '改四个方面和星级',
  stars: '几星要几分',
  starNames: ['一星', '二星', '三星', '四星', '五星'],
  least: '每个方面至少几分，才能评三星',
  leastHint: '不要求就写 0',
  dimensionMissing: '四个方面都要有名字。',
  starsUnfit: '五级都要填整数，一级比一级多。',
  leastUnfit: '每个方面至少几分要是整数，不要求就写 0。',
  yearUnfit: '一年的上限要是整数；不设上限就空着。',
  from: '从哪一天起算',
  adopt: '通过这份办法',
  adopted: '通过了',
  adoptNote: '以前记下的分都不变',
  adoptWrong: '还有要改的地方，改好才能通过',
  ownDraft: '您改过这份草稿，要请另一位来通过。',
  close: '停止记分',
  sureClose: '停止以后不再记新的，还没有算的也不算了。记下的还看得到。确定停止？',
  closeYes: '停止',
  closed: '停止了',
};
