import type { AgendaChoice, ItemForm } from '../../../typings/contract/meeting/meeting';
import { minutesWords } from './time';

/** What is talked about, in which order and how long. */
export const MEETING_AGENDA = {
  empty: '还没有议题',
  emptyHint: '从居民提的事和表决里选，也可以自己写。',
  titleHint: '不写别人的名字和电话',
  decided: '有决定了，留在议程里',
  hidden: '这一项不公开',
  hiddenHint: '调解、审查的事：只有席位上的人和工作人员看得到议什么',
  raise: '往前挪',
  drop: '拿掉',
  choose: '选一件提的事',
  write: '自己写一项',
  save: '就按这个议程',
  saveNote: '席位上的人打开会议就看得到',
  untitled: '有一项还没有写议什么，请写上，或者拿掉。',
  saved: '议程改好了',
};

/** Where an item comes from. */
export const ITEM_SOURCES: Record<ItemForm['source']['kind'], string> = {
  matter: '居民提的事',
  motion: '表决',
  own: '',
};

export const agendaHeading = (bodyName: string): string => `${bodyName}的议程`;
export const agendaTotal = (minutes: number, meeting: number): string =>
  `一共 ${minutes} 分钟，会开 ${meeting} 分钟。`;

/** The n-th item: how long it takes, and for a screen reader what can be done about it. */
export const agendaActs = (n: number, minutes: number) => ({
  label: `第 ${n} 项`,
  lengthWords: minutesWords(minutes),
  lengthLabel: `${minutesWords(minutes)}，第 ${n} 项改时长`,
  raiseWords: `往前挪，第 ${n} 项`,
  dropWords: `拿掉第 ${n} 项`,
});

/** A body is invited to a time that was chosen, or a meeting is moved or called off. */
export const MEETING_CONVENE = {
  callOff: '取消这次会',
  headingMove: '改到这个时间',
  heading: '就定这个时间',
  zone: '北京时间',
  reason: '原因',
  reasonHint: '收到通知的人看得到',
  items: '议些什么',
  itemsHint: '点一下放进议程，再点一下拿掉。每项先按 20 分钟算。',
  own: '别的议题',
  ownHint: '一行一项，不写别人的名字和电话',
  move: '改时间，再问一次',
  convene: '通知大家开会',
  noReason: '请写一下原因，收到通知的人看得到。',
  calledOff: '取消了',
  convened: '通知了',
};

/** What happens to the answers of those who were invited. */
export const moveEffect = (bodyName: string, off: boolean): string =>
  off
    ? `${bodyName}。取消以后，会议室让给别人，收到通知的人都会知道。`
    : `${bodyName}。大家的回复都留着，会再问一次能不能来。`;

/** 居民提的事 · 3栋 · 该由这个会来议 */
export const choiceWords = ({ kind, placeLabel, fits }: AgendaChoice): string =>
  [ITEM_SOURCES[kind], placeLabel, fits && '该由这个会来议'].filter(Boolean).join(' · ');
