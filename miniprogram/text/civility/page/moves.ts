import { DOOR_SEARCH } from './common';

/** Points that go from one household to another. */
export const POINT_MOVES = {
  ...DOOR_SEARCH,
  from: '从哪一户转出',
  otherDoor: '换一户',
  account: '哪个账户',
  door: '门牌',
  fromHint: '查看一户的积分会留下记录',
  to: '转给哪一户',
  toExample: '例如：5栋 101',
  points: '转多少分',
  reason: '为什么转',
  reasonHint: '两家都看得到',
  reasonExample: '例如：儿子结婚分了户',
  propose: '提出转户',
  notYet: '先不',
  proposeNote: '要另一位同意才转',
  hint: '分家、合户、搬家，积分可以跟着走。一位提出，住在别处的另一位来定，两家的账上都留着记录。',
  empty: '还没有转过',
  emptyHint: '有人家分户或者搬家，就在这里提。',
  locked: '您提的，或者和您家有关，要请另一位来定。',
  why: '为什么',
  decline: '不转',
  agree: '同意转',
  leave: '先不定',
  beginDecision: '来定这一笔',
  begin: '提一笔转户',
  noAccount: '这一户还没有积分，没有可以转的。',
  proposed: '提好了，等另一位定',
  wantsWhy: '请写一句为什么，两家都看得到。',
  wantsFrom: '请先选从哪一户转出。',
  wantsTo: '请选转给哪一户。',
  wantsPoints: '请写转多少分，要是整数，例如 20。',
  wantsReason: '请写一句为什么转，两家都看得到。',
};

/** How many points may go. */
export const availableWords = (points: number) => `能转的是 ${points} 分`;

export const tooManyPoints = (available: number) => `${availableWords(available)}。`;

export const movedFrom = (label: string) => `从 ${label}`;

export const movedTo = (label: string) => `到 ${label}`;
