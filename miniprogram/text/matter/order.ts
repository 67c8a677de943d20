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

/** Orders of 12345 from a table. */
export const ORDERS = {
  heading: '12345 工单，一次登记一张表',
  table:
    '从热线平台导出的 Excel 表，要有“工单号”“诉求内容”“答复期限”三列。有“地址”的，会登记到那一栋楼。',
  tableHint:
    '先读给您看，您点了登记才记。同一个工单号只记一次。打电话的人的姓名和电话不会记进来，请看看诉求内容里有没有写着。',
  over: '都在“等研判”里。替没有名字的人登记的，要请另一位来研判。',
  refused: '这些没有登记上',
  doubts: '这些行要看一看',
  doubtsHint: '可以先登记没有疑问的，改好了表再传一次，登记过的不会重复。',
  lines: '要登记的',
  triage: '去研判',
  another: '再选一张表',
  leave: '不登记',
  choose: '选一张表',
  goOn: '接着登记',
};

export const enterableWords = (count: number): string => `可以登记 ${count} 件`;
export const readWords = (rows: number): string => `一共读了 ${rows} 行。现在还什么都没有记。`;
export const enterWords = (count: number): string => `登记这 ${count} 件`;
export const progressWords = (done: number, all: number): string =>
  `登记到第 ${done} 件，一共 ${all} 件。`;
export const refusedOrder = (row: number, why: string): string => `第 ${row} 行：${why}`;
