import type { Membership } from '../../../typings/contract/resident';

/** Who I am here, whom to turn to, and the settings. */
export const ME = {
  stranger: '您还没有加入社区',
  strangerHint: '有了门牌码，就能加入您家那一户。',
  join: '输入门牌码',
  ask: '没有门牌码？请楼栋长确认',
  helpers: '有事找谁',
  call: '打电话',
  desk: '工作台',
  deskHint: '替大家办的事，都在这里',
  settings: '设置',
  size: '字的大小',
  adult: '年满 18 周岁',
  joinAnother: '加入另一户',
  myData: '我的资料',
  myDataHint: '看一看、带走、代办、退出社区',
  privacy: '隐私',
  privacyHint: '我们记下什么、给谁看、存多久',
};

/** The points of each home; which home it is stands there where one has several. */
export const pointRows = (households: Membership['households']) =>
  households.map(({ householdId, label }) => ({
    householdId,
    words: households.length > 1 ? `${label} 的积分` : '家里的积分',
  }));
/** For a screen reader: calls somebody. */
export const callLabel = (name: string): string => `打电话给 ${name}`;
