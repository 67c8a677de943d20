import type { VoterLine } from '../../../../typings/contract/motion';
import { WAITS } from '../note';
import { CHANNELS } from '../rule';

/** How the voters behind a door stand. */
export type VoterState = 'cast' | 'part' | 'waits' | 'present' | 'proxy' | 'open';

export const VOTER_STATES: Record<
  VoterState,
  { tone: 'mine' | 'soon' | 'quiet'; sign: string; words: string }
> = {
  cast: { tone: 'mine', sign: '✓', words: '投了' },
  part: { tone: 'soon', sign: '½', words: '有人投了，有人还没投' },
  waits: { tone: 'soon', sign: '核', words: '记下了，等另一位核对' },
  present: { tone: 'soon', sign: '到', words: '到会了，还没投' },
  proxy: { tone: 'quiet', sign: '托', words: '委托了别人，还没投' },
  open: { tone: 'quiet', sign: '—', words: '还没投' },
};

/** 已到会 · 还没有投 · 委托 李晨露 */
export function voterWords({ present, cast, proxy, voids, waits }: VoterLine): string {
  const states = [
    present ? '已到会' : '',
    cast ? `已投（${CHANNELS[cast]}）` : '还没有投',
    proxy ? `委托 ${proxy}` : '',
    voids.length > 0 ? `作废过 ${voids.length} 次` : '',
    ...waits.map((kind) => WAITS[kind]),
  ];
  return states.filter(Boolean).join(' · ');
}

export const WORDS = {
  search: '房号或姓名',
  searchExample: '例如 301',
  print: '印纸票',
  printing: '正在准备',
  hint: '点门牌，看这一户投了没有、能替他们办什么。这里看不到选了什么。',
  allCast: '这里都投过了，不用再敲门。辛苦了。',
  /** what the signs count */
  doors: '户',
  homeless: '没有写门牌的人',
  none: '这里没有要投票的人',
  noneWords: '这次投票的名册上没有这里的人。',
  notFoundWords: '看看是不是输错了，或者不在这里。',
  cut: '门牌太多，这里没有画全。请从投票进度里选一栋楼，或者输入房号。',
  notCast: '没投',
  call: '打电话',
  callTitle: '打电话给这一户？',
  callWords: '会打开这一户户主的电话。您看过号码这件事会记录下来。',
  callNot: '先不打',
  paper: '登记纸票',
  handIn: '交了纸票',
  absent: '没到会，撤回签到',
  present: '到会了',
  void: '作废这一票',
  proxy: '委托别人投',
  otherProxy: '换人或取消委托',
  note: '记下',
  notNote: '先不记',
  propose: '提出撤回',
  notPropose: '先不',
  proposeVoid: '提出作废',
  notVoid: '先不作废',
  handInWords:
    '记下以后，这一户先不能在手机上投；要另一位工作人员核对过才算数。票上写了什么，您不看也不记。',
  absentExample: '写一句原因，本人看得到',
  absentReason: '没有到会',
  voidExample: '为什么，例如：本人要求改投纸票',
  voidReason: '本人要求改投',
};

export const notFoundTitle = (search: string) => `没有找到 ${search}`;
/** 一期 3栋：12 户投了，一共 40 户 */
export const castWords = (cast: number, all: number, unit: string) =>
  `${cast} ${unit}投了，一共 ${all} ${unit}`;
export const handInTitle = (name: string) => `${name} 交了纸票？`;
export const absentTitle = (name: string) => `提出撤回 ${name} 的签到？另一位核对后才撤回`;
export const voidTitle = (name: string) => `提出作废 ${name} 的这一票？另一位核对后才作废`;
