import { CORRECTION } from '../common';

/** Hours that are written down by hand, and what corrects them. */
export const HOURS_ENTER = {
  ...CORRECTION,
  who: '是谁',
  whoHint: '没报名的，先在队员名单里把他登记为队员，这里就选得到。',
  nobody: '这里没有可以记的人。没报名的，先在队员名单里把他登记为队员。',
  minutesExample: '例如 90',
  reasonExample: '例如：手机没电，签在纸上',
  correct: '更正这一条',
  add: '补记上',
  correctTitle: '更正时长',
  addTitle: '补记时长',
  notSignedUp: '没有报这一班',
  wantsPerson: '请先选是谁。',
  wantsMinutes: '时长请填整数分钟，1 到 960。',
};

/** 19:30–21:30，共 2 小时 */
export const spanAndLength = (span: string, length: string) => `${span}，共 ${length}`;
