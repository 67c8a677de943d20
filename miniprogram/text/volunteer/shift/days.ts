import { dayWithWeekday } from '../../date';

/** A month of shifts, and those of one day. */
export const SHIFT_MONTH = {
  before: '上一个月',
  after: '下一个月',
  ownDays: '✓ 是您报了名或在候补的日子。',
  empty: '这一天没有班次',
  emptyHint: '点月历上写着“班”的日子看看。',
};

/** What lies ahead of whatever repeats. */
export const SEASON_DETAIL = {
  enterCode: '输入门牌码',
  empty: '后面没有班次了',
  emptyHint: '这一段办完了，或者取消了。别的班次在“志愿”里。',
  end: '后面的班次还没有安排',
};

/** Cancels or moves the outdoor shifts of a day. */
export const RAIN_DAY = {
  sending: '通知正在发。过几分钟，在这里看看谁没有通知到，打个电话。',
  unreached: '谁没有通知到',
  day: '哪一天',
  empty: '这一天没有室外的班次',
  emptyHint: '已经开始的和在室内的，不在这里。',
  what: '怎么办',
  cancel: '取消',
  move: '改到另一天',
  moveTo: '改到哪一天（时间不变）',
  why: '为什么',
  whyExample: '例如：暴雨',
  badWeather: '天气不好',
  confirmMove: '改期',
  confirmCancel: '都取消',
};

/** Asked before shifts are moved. */
export const moveTitle = (count: number, day: string) => `${count} 班改到 ${day}？`;

/** Asked before shifts are cancelled. */
export const cancelTitle = (count: number) => `取消这 ${count} 班？`;

/** Who is told, and why. */
export const toldOf = (people: number, reason: string) =>
  `${people} 位报了名或在候补的邻居会收到通知：${reason}。`;

export const movedWords = (count: number, day: string) => `${count} 班改到了 ${day}`;

export const cancelledWords = (count: number) => `${count} 班取消了`;

/** From Monday on, above the days of a month. */
export const WEEK = ['一', '二', '三', '四', '五', '六', '日'];

/** 2026年6月 */
export function monthWords(month: string): string {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;
}

interface DayOfMonth {
  day: string;
  count: number;
  mine: boolean;
  today: boolean;
  holiday: string;
}

/** 6月17日 周三，3 班，有您的: for a screen reader. */
export function gridDayWords({ day, count, mine, today, holiday }: DayOfMonth): string {
  return [
    dayWithWeekday(day),
    today ? '今天' : '',
    holiday,
    count > 0 ? `${count} 班` : '没有班次',
    mine ? '有您的' : '',
  ]
    .filter(Boolean)
    .join('，');
}

/** ✓3班, 休: what stands below the number of a day. */
export function gridDaySign({ count, mine, holiday }: Omit<DayOfMonth, 'day' | 'today'>): string {
  return `${mine ? '✓' : ''}${count > 0 ? `${count}班` : holiday ? '休' : ''}`;
}

/** What the button does to the chosen shifts. */
export const rainLabel = (moves: boolean, count: number) =>
  moves ? `改期 ${count} 班` : `取消 ${count} 班`;

/** How many will be told. */
export const rainNote = (people: number) => `${people} 位邻居会收到通知`;

/** 平安巡逻队 · 5 人报了名或在候补 */
export const rainLine = ({ teamName, people }: { teamName: string; people: number }) =>
  `${teamName} · ${people} 人报了名或在候补`;
