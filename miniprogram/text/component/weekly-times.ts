import { weekdaysWords } from '../common/week';

/** 每周三、周六 09:00–11:30 */
export function timesWords({ weekdays, from, until }: WeekTimes): string {
  return `${weekdaysWords(weekdays)} ${from}–${until}`;
}

/** On these days of every week, from when until when: HH:mm, 24:00 is the end of the day. */
export interface WeekTimes {
  weekdays: number[];
  from: string;
  until: string;
}

/** The words of the component that lists such times. */
export const WEEK_WORDS = {
  drop: '删掉',
  weekday: '星期几',
  from: '开始',
  until: '结束',
  add: '加上这段时间',
  noDay: '请先点一下星期几。',
  backwards: '结束的时间要在开始以后。',
};
