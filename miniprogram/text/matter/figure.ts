import type {
  FigureKey,
  FigureMonths,
  MatterFigures,
  OpenFigure,
  PastFigure,
} from '../../../typings/contract/matter/figure';
import type { Rating } from '../../../typings/contract/matter/matter';
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
