import { SEEK } from '../../role/seek';
/** What is still to be filled in. */
export const BODY_MISSING = {
  name: '请写上这个会叫什么。',
  noticeDays: '请写上提前几天通知，用数字。',
  party: '每个席位都要写上是给谁的，例如“物业”。',
};

/** Of those in office, how many must be there. */
export const SHARES = [
  { share: '1/2', name: '一半' },
  { share: '2/3', name: '三分之二' },
  { share: '3/4', name: '四分之三' },
];

/** Founds or changes a body, in three steps. */
export const BODY_EDIT = {
  kind: '哪一种会',
  kindAlone: '这种会您定了就算。',
  kindConfirmed: '写好以后，要请另一位工作人员确认。',
  name: '叫什么',
  nameExample: '例如：3栋议事会',
  cadence: '多久开一次',
  place: '是哪里的会',
  hours: '在什么钟点之间开',
  length: '一次开多久',
  working: '只在上班的日子开',
  workingHint: '关上的话，周末也可以；假期从来不排',
  usual: '平常在哪一天',
  weekdays: '星期几',
  room: '平常在哪间开',
  equipment: '要有什么',
  noticeDays: '提前几天通知',
  share: '到多少位才算数',
  byLaw: '到多少位才算数，按法律规定。要本人来，不能请人代。',
  party: '给谁的席位',
  partyExample: '例如：物业',
  gone: '已离开的邻居',
  vacate: '空出来',
  search: '谁来坐',
  searchHint: SEEK.hint,
  searchExample: SEEK.example,
  notFound: '没有找到这位居民，可以先空着。',
  vacant: '空着',
  seek: '找人',
  required: '必到',
  requiredHint: '找时间的时候先照顾',
  drop: '去掉这个席位',
  add: '加一个席位',
  next: '下一步',
  save: '保存修改',
  found: '成立这个会',
  back: '上一步',
  anyRoom: '哪间都可以',
  waits: '等另一位确认',
  saved: '保存好了',
  noMonthDay: '不定哪一号',
};

export const BODY_STEPS = ['什么会', '什么时候', '谁来开'];

export const monthDayWords = (day: number | null): string =>
  day === null ? BODY_EDIT.noMonthDay : `每次在 ${day} 号前后`;
export const dateChoice = (day: number): string =>
  day === 31 ? '31 号（小月在月底）' : `${day} 号`;
export const seatedAlready = (name: string): string => `${name}已经有一个席位了。`;

/** For a screen reader: what is done with a seat, and whose it is. */
export const seatActs = ({ name, party }: { name: string; party: string }) => ({
  vacateWords: `空出席位，${name}`,
  dropWords: `去掉席位，${party}`,
});
