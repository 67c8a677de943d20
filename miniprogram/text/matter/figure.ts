import type {
  FigureKey,
  FigureMonths,
  MatterFigures,
  OpenFigure,
  PastFigure,
} from '../../../typings/contract/matter/figure';
import type { Rating } from '../../../typings/contract/matter/matter';
import { fullWords } from '../date';
import { stateWords } from './state';

export const MONTH_CHOICES: readonly { months: FigureMonths; name: string }[] = [
  { months: 1, name: '这个月' },
  { months: 3, name: '三个月' },
  { months: 12, name: '一年' },
];

const PAST: Record<FigureKey, string> = {
  raised: '大家提的事',
  accepted: '受理的事',
  refused: '没有受理的事',
  folded: '并到别的事里一起办的',
  done: '办完的事',
  again: '有人说「还没办好」的事',
  kept: '按说好的日子办完的',
  late: '办完了，但过了说好的日子',
  broken: '过了说好的日子还没办完的',
  ahead: '答应了，日子还没到的',
};

/** n of d: one line of what was promised and what was kept. */
export interface PromiseRow {
  what: FigureKey;
  label: string;
  verb: string;
  done: number;
  total: number;
  /** what the others are */
  left: string;
}

/** What residents are told, in the order in which they ask. */
export function promiseRows(all: MatterFigures): PromiseRow[] {
  const due = all.kept + all.late + all.broken;
  const row = (
    what: FigureKey,
    label: string,
    verb: string,
    total: number,
    left: string,
  ): PromiseRow => ({
    what,
    label,
    verb,
    done: all[what],
    total,
    left,
  });
  return [
    row('accepted', '大家提的，受理了多少', '受理了', all.raised, '没受理、撤回或还在看的'),
    row('done', '受理的，办完了多少', '办完了', all.accepted, '还在办'),
    row('kept', '日子到了的，按时办完多少', '按时办完', due, '没按时'),
  ].filter(({ total }) => total > 0);
}

/** What did not go well stands beside what did. */
export function otherRows(all: MatterFigures): { key: FigureKey; label: string; count: number }[] {
  const keys: FigureKey[] = ['broken', 'late', 'again', 'ahead', 'refused', 'folded'];
  return keys
    .map((key) => ({ key, label: PAST[key], count: all[key] }))
    .filter(({ count }) => count > 0);
}

export function ratedWords({ helped, partly, not }: Record<Rating, number>): string {
  const all = helped + partly + not;
  return all === 0
    ? '还没有人评价。'
    : `${all} 人评价：${helped} 人说帮上忙了，${partly} 人说帮上一些，${not} 人说没帮上。`;
}

/** What a list of matters is the list of. */
export function pastTitle({ what }: Pick<PastFigure, 'what'>): string {
  return PAST[what];
}

export function openTitle(figure: OpenFigure): string {
  if (figure.what === 'week') return '七天内到期的';
  if (figure.what === 'late') return '逾期的';
  if (figure.what === 'state') return stateWords(figure.state);
  return '在办的';
}

/** 2026-06 → 2026 年 6 月 */
export const monthWords = (month: string): string =>
  `${Number(month.slice(0, 4))} 年 ${Number(month.slice(5))} 月`;

/** What is open in the whole community. */
export const MATTER_BOARD = {
  week: '七天内到期',
  late: '逾期',
  empty: '现在没有在办的事',
  emptyHint: '居民提的新事项，会按进展、类别和地方排在这里。',
  states: '办到哪一步',
  topics: '是哪一类',
  areas: '在哪里',
  promises: '说到做到了吗',
  promisesHint: '答应了多少，办成多少，居民也看得到',
  campaigns: '三听三问',
  campaignsHint: '问了多少，听到、受理、办完多少',
  makingReport: '正在做月报',
  makeReport: '做一份月报',
  reportHint: 'Word 或 Excel，只有数字，没有姓名和门牌',
  visits: '上门走访',
  visitsHint: '各楼栋多少户很久没去，只有数字',
  mediations: '邻里协调',
  mediationsHint: '只有数字，不到 5 件的合在一起',
  printed: '打印用的（Word）',
  table: '表格（Excel）',
  otherTopic: '其他',
  everywhere: '全社区',
};

export const boardHeading = (open: number): string => `在办 ${open} 件`;
export const boardCounted = (at: number): string => `${countedWords(at)}，每几分钟数一次`;
export const countedWords = (at: number): string => `数到${fullWords(at)}`;

/** The matters behind a figure. */
export const MATTERS_COUNTED = {
  empty: '没有可以列出来的事',
  emptyHint: '还没公开的、撤回的事，只算在数里。',
};

/** What was promised and what was kept. */
export const PROMISES = {
  empty: '这段时间还没有人提过事',
  emptyHint: '有人提了，答应了多少、办成多少，都会写在这里。',
  unit: '件',
  others: '别的也要说清楚',
  rated: '帮上忙了吗',
  campaigns: '三听三问',
  campaignsHint: '社区问了什么，听到、受理、办完多少',
  draws: '随机回访',
  drawsHint: '先定名单，再用后来开出的号码抽，抽到的上门问',
  topics: '都是什么事',
  otherTopic: '其他',
  rowHint: '点一行，看是哪些事。',
};

export const promisesHeading = (raised: number): string => `大家提了 ${raised} 件事`;
/** What is counted and not listed; '' where there is none. */
export const unwordedWords = (unworded: number): string =>
  unworded === 0 ? '' : `有 ${unworded} 件没有受理、也不便公开内容，只算数，不列出来。`;

/** How many of each, as bars. */
export const BAR_LIST = { unit: '件' };
