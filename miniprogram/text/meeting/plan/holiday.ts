import type { YearSource, YearView } from '../../../../typings/contract/meeting/room';
import { dayWithWeekday } from '../../date';

/** Holidays and make-up working days of a year. */
export const HOLIDAY_YEAR = {
  differs: '和通知不一样',
  same: '和通知一样',
  holidays: '放假',
  workdays: '周末上班',
  begin: '照国务院的通知填',
  did: '填',
  drop: '删掉',
  from: '从',
  until: '到',
  addRun: '加上这个假期',
  day: '哪天',
  addWorkday: '这天上班',
  close: '先不改',
  save: '填好了，请另一位核对',
  saved: '请另一位核对',
};

export const HOLIDAYS = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'];

export const YEAR_SOURCES: Record<
  YearSource,
  { words: string; tone: 'mine' | 'soon'; note: string }
> = {
  published: { words: '国务院公布的', tone: 'mine', note: '排会的时候会避开这些日子。' },
  entered: { words: '本社区照通知填的', tone: 'mine', note: '两位工作人员对照通知核对过。' },
  estimated: {
    words: '未公布（估算）',
    tone: 'soon',
    note: '国务院的通知还没有出，先按法律规定的节日估算，调休的周末不知道。',
  },
};

export const yearHeading = (year: number): string => `${year} 年的假期`;
export const estimatedWords = (year: number): string =>
  `${year} 年的假期还没公布，先按估算的避开。`;
export const workdayWords = (day: string): string => `${dayWithWeekday(day)}上班`;
export const pendingYear = ({ own, by }: NonNullable<YearView['pending']>): string =>
  own
    ? '您填了这一年的假期，等另一位对照通知核对。'
    : `${by}填了这一年的假期，请您对照国务院的通知核对。`;

/** A line of the list, and for a screen reader what takes it out. */
export const yearLine = (words: string) => ({ words, dropWords: `${HOLIDAY_YEAR.drop}，${words}` });

/** A day and its weekday stay on one line. */
const glued = (day: string) => dayWithWeekday(day).replace(' ', '\u00a0');

/** 元旦：1月1日 周四 到 1月3日 周六 */
export const runWords = ({ name, from, until }: { name: string; from: string; until: string }) =>
  from === until ? `${name}：${glued(from)}` : `${name}：${glued(from)} 到 ${glued(until)}`;
