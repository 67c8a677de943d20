import { SHOP_WORDS } from '../shop';
import { DOOR_SEARCH } from './common';

/** What points are for. */
export const POINT_SHOP = {
  ...SHOP_WORDS,
  available: '能用的积分',
  unit: '分',
  kept: '给您家留的',
  showCode: '到柜台给工作人员看取货码',
  goods: '能换的',
  empty: '还没有上东西',
  emptyHint: '有了捐赠或者采购，就摆到这里。',
  reserveHint: '积分先留着，七天里来取。没来取，积分自己退回。',
  leaveIt: '再看看',
  reserve: '给我留一件',
  ask: '换一件',
  stock: '进了什么、少了什么',
  reserved: '留好了',
  gone: '换完了',
};

export const codeWords = (code: string) => `取货码 ${code}`;

export const notReserved = (why: string) => `${why}。积分没有动。`;

export const pointsMissing = (points: number) => `还要 ${points} 分`;

export const goodsWords = (points: number, monthly: number, source: string) =>
  `${points} 分 · 每家一个月最多 ${monthly} 件 · ${source}`;

/** How many are left; '' = none. */
export const leftWords = (free: number) => (free > 0 ? `还有 ${free} 件` : '');

export const toFetch = (points: number, lastDay: string) => `${points} 分，最晚 ${lastDay}来取`;

export const keptWords = (points: number, state: string) => `${points} 分 · ${state}`;

/** Handing over, and what is on the shelf. */
export const SHOP_COUNTER = {
  ...DOOR_SEARCH,
  ...SHOP_WORDS,
  waiting: '等着来取的',
  nobodyWaits: '没有要取的',
  code: '取货码',
  codeHint: '在他家手机的「积分超市」里',
  hand: '核对无误，交货',
  byCard: '没有手机，凭纸卡取',
  notHand: '先不交',
  beginHanding: '来取了',
  shelves: '货架',
  count: '几件',
  origin: '来由',
  everybodySees: '大家都看得到',
  originExample: '例如：门口超市捐了一箱',
  leave: '先不',
  saveMove: '记下来',
  beginMove: '进货、盘点',
  edit: '改一改',
  beginAsking: '替没有手机的人家留',
  askedDoor: '留给哪一户',
  askedDoorHint: '用他家的分，七天里凭纸卡来取，由另一位交货',
  notKeep: '先不留',
  goodsName: '是什么',
  goodsNameExample: '例如：洗手液',
  text: '说明',
  textExample: '例如：500 毫升一瓶',
  pictureHint: '拍一张样子，大家都看得到。照片里记的拍摄地点不会传上去。',
  points: '换一件要几分',
  monthly: '每家一个月最多几件',
  source: '谁捐的，或者用哪笔钱买的',
  saveGoods: '存下来',
  newGoods: '上一件新东西',
  wantsCode: '取货码是六位数字，请对方打开「积分超市」给您看。',
  confirmCard: '凭纸卡交货会单独记下来，别人查得到。确定他家来取了？',
  handIt: '交给他',
  handed: '交出去了',
  wantsMove: '请写几件（少了就写负数，例如 -2），再写一句来由，大家都看得到。',
  keepOne: '留一件',
  wantsName: '请写是什么东西。',
  wantsPoints: '请写几分，要是整数，例如 20。',
  wantsMonthly: '请写每家一个月最多几件，例如 1。',
  wantsSource: '请写是谁捐的，或者用哪笔钱买的，大家都看得到。',
};

export const confirmKeep = (door: string) =>
  `给${door}留一件？分从他家的账里留出来，会单独记下是您留的。`;

export const waitingWords = (points: number, lastDay: string) => `${points} 分，留到 ${lastDay}`;

export const closedName = (name: string) => `${name}（停换）`;

export const shelfWords = (points: number, source: string) => `${points} 分 · ${source}`;

export const onHandWords = (onHand: number, kept: number) =>
  `架上 ${onHand} 件，其中 ${kept} 件已预留`;
