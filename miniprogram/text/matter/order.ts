import type { OrderDoubt, OrderRow } from '../../../typings/contract/matter/order';
import { dayWords } from '../date';

const REASONS: Record<OrderDoubt['reason'], (written: string) => string> = {
  'number-missing': (written) => `没有工单号（${written || '空行'}）。请补上再传`,
  'number-unfit': (written) => `“${written}”不像工单号。长数字请先把这一列设成文本格式，再填一遍`,
  twice: (written) => `工单 ${written} 在表里不止一行，只登记前面那一行`,
  known: (written) => `工单 ${written} 以前登记过了，不用再登记`,
  'words-missing': (written) => `工单 ${written} 没有诉求内容。请补上再传`,
  'words-long': (written) => `工单 ${written} 的内容超过 500 字。请缩短再传`,
  'due-unfit': (written) => `${written}：答复期限认不出来。请写成 2026-06-18 这样的日子`,
  'place-unsure': (written) => `“${written}”没看出是哪一栋，先登记到整个社区`,
};

/** What is unclear about a row, and what to do. */
export function orderDoubtWords({ row, reason, written }: OrderDoubt): string {
  return `第 ${row} 行：${REASONS[reason](written)}。`;
}

/** 答复到6月18日 · 一期 3栋 · 电梯和水电气 */
export function orderWords({ due, placeLabel }: OrderRow, topic: string): string {
  const place = placeLabel || '整个社区';
  return [`${dayWords(due)}前答复`, place, topic].filter((part) => part !== '').join(' · ');
}

export const enteredWords = (count: number): string => `登记好了 ${count} 件`;
