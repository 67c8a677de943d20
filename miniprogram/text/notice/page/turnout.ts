import { TURNOUT } from '../receipt';

/** How far the confirmation of a notice has come. */
export const NOTICE_TURNOUT = {
  ...TURNOUT,
  buildings: '各栋楼',
  tilesHint: '颜色越深，确认的越多。',
  lowestFirst: '每栋楼，确认得少的在前',
  noBuildings: '这里没有您负责的楼栋',
  openHint: '点一栋，看哪几户还没确认，打电话或上门后替他们记下。',
  remindNote: '只提醒还没确认的，每户一次',
  remind: '提醒',
  notRemind: '先不提醒',
  reminding: '正在提醒',
};

export const reachWords = (reachable: number, others: number) =>
  `其中 ${reachable} 户收得到提醒，${others} 户要上门或打电话。`;

export const remindWords = (reachable: number) => `提醒没确认的 ${reachable} 户`;

export const remindedWords = (when: string, isRecent: boolean) =>
  `${when} 提醒过${isRecent ? '，隔 20 小时可以再提醒' : ''}`;

export const confirmRemind = (reachable: number) => `提醒 ${reachable} 户？`;

export const remindHint = (open: number, reachable: number) =>
  `还没确认的 ${open} 户里，${reachable} 户会在微信里收到一次提醒，已确认的不会被打扰。20 小时内只能提醒一次。`;
