import { dayWithWeekday } from '../../date';

/** When the reader cannot come to meetings. */
export const BUSY_TIMES = {
  heading: '我不方便的时间',
  intro: '排会的时候会尽量避开。别人只看得到有几位来不了，看不到是谁、为什么。',
  did: '选',
  weekly: '每个星期',
  noWeekly: '没有固定不方便的时间。',
  days: '整天不在',
  noDays: '没有整天不在的日子。',
  drop: '删掉',
  first: '从',
  last: '到',
  addDays: '加上这几天',
  save: '记下这些时间',
  saved: '记下了',
};

/** Days away, and for a screen reader what takes them out. */
export function dayLine(from: string, until: string) {
  const words =
    from === until ? dayWithWeekday(from) : `${dayWithWeekday(from)}到${dayWithWeekday(until)}`;
  return { words, dropWords: `${BUSY_TIMES.drop}，${words}` };
}
