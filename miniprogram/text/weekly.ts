/** 周一, 周二 …: the index is the day of the week, 0 is Sunday. */
export const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
/** Monday first. */
const WEEK_ORDER = [1, 2, 3, 4, 5, 6, 0];
/** The days of the week, to choose from. */
export const WEEKDAY_CHOICES = WEEK_ORDER.map((weekday) => ({
  key: weekday,
  name: WEEKDAYS[weekday] ?? '',
}));

/** 每天, 周一到周五, 每周二、周四 */
export function weekdaysWords(weekdays: readonly number[]): string {
  const days = WEEK_ORDER.filter((day) => weekdays.includes(day));
  if (days.length === 7) return '每天';
  if (days.join() === '1,2,3,4,5') return '周一到周五';
  return `每${days.map((day) => WEEKDAYS[day]).join('、')}`;
}

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
