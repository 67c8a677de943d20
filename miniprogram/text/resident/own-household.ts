import type { OwnerState } from '../../../typings/contract/parts/owner-claim';
import { PARENTS } from './parents';

const OWNER: Record<OwnerState, string> = {
  none: '业主表决时，用手机为这套房子投票的，要是产权登记上的本人。请楼栋长或业委会当面核对一次就行。租住的邻居不用申请。',
  asked: '申请送到了，请楼栋长或业委会当面核对一下。没核对以前，可以用纸质选票。',
  confirmed: '已经核对过，您是这套房子的业主，可以用手机投业主的票。',
  declined: '没有核对上。有疑问请找楼栋长；也可以带着产权证再申请一次。',
  ended: '产权登记换了人，原来的核对不算了。您要是新登记的产权人，请再申请一次。',
};

/** How it stands with somebody as the owner of their home; null = the roster names no owner. */
export const ownerWords = (state: OwnerState | null) =>
  state === null
    ? '名册里还没有写这套房子的产权人。要用手机投业主的票，请联系楼栋长补上。'
    : OWNER[state];

export const memberWords = (wechat: boolean, speaks: boolean) =>
  `${speaks ? '户代表 · ' : ''}${wechat ? '在用小程序' : '没有微信'}`;

/** The dialog before somebody is made to speak for the household. */
export const representativeDialog = (name: string) => ({
  title: `请 ${name} 做户代表？`,
  content: '一户一票，由户代表投。随时可以换，换过都有记录。',
  confirmText: '就选他',
  cancelText: '先不选',
});

/** The dialog before somebody leaves their household. */
export const leaveDialog = (door: string) => ({
  title: '退出这一户？',
  content: `退出以后，不再收到发给 ${door} 的通知。要再加入，得有新的门牌码。`,
  confirmText: '退出',
  cancelText: '不退出',
});

/** Who may act for one. */
export const CONSENT_GIVE = {
  empty: '还没有可以代办的人',
  emptyHint: '同一户的家人加入以后，或者这里有了楼栋长，就能请他们代办。',
  title: '请谁替您办？',
  about: '只用来替您确认通知，办过的都写明是谁办的。投票不能代办。您随时可以结束。',
  choose: '请谁替您办',
  until: '到哪一天',
  give: '请他替我办',
  family: '同一户的家人',
  chooseFirst: '请先选好由谁来替您办。',
  given: '已经说好了',
};

/** The people of one's own household, and the way out. */
export const MY_HOUSEHOLD = {
  about: '一户一票，由户代表投。点一下名字就能选。',
  representative: '户代表',
  noRepresentative: '还没有选户代表。',
  ownership: '产权',
  askAsOwner: '我是这套房子的业主，请来核对',
  ...PARENTS,
  moved: '有谁搬走了，请告诉楼栋长。',
  leave: '退出这一户',
};
