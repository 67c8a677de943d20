import type { DutyPhone } from '../../../typings/contract/parts/contact';
import { timeOf } from '../../calendar';
import { hoursWords, minuteOf } from '../resident/contact';

/** Somebody answers at this moment. */
export function isOnDuty({ from, until }: Pick<DutyPhone, 'from' | 'until'>, now: number): boolean {
  const minute = minuteOf(timeOf(now));
  return from <= minute && minute < until;
}

/** 社区值班室 · 08:00–20:00 有人接 */
export function dutyWords(duty: DutyPhone, now: number): string {
  const always = duty.from === 0 && duty.until === 24 * 60;
  const hours = always ? '全天有人接' : `${hoursWords(duty)} 有人接`;
  return isOnDuty(duty, now) ? hours : `${hours}，现在可能没人`;
}

/** 值班电话 021-…（08:00–20:00） */
export const dutyLine = (duty: DutyPhone) => `${DUTY.name} ${duty.phone}（${hoursWords(duty)}）`;

export const DUTY = {
  head: '有事找谁',
  ask: '有事找谁？打电话问一问',
  choose: '打给谁？',
  none: '现在没有可以打的电话。',
  close: '知道了',
  unset: '还没有值班电话',
  unsetNext: '留一个，谁都打得通',
  name: '值班电话',
  wrongPhone: '请写对电话号码，座机请带区号。',
  wrongWho: '请写接电话的是谁，比如“社区值班室”。',
  wrongHours: '结束的时间要在开始之后。',
  endTitle: '撤掉以后，大家就看不到这个号码了。以后可以再写。',
  end: '撤掉',
  stay: '先不',
  saved: '大家看得到了',
  ended: '已撤掉',
} as const;
