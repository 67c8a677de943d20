import type { ItemView, MeetingSeat, MeetingView } from '../../../typings/contract/meeting/meeting';
import { dayWithWeekday, momentWords } from '../date';
import { answerWords } from './held';

/** One meeting: when and where, what is talked about, and what came of it. */
export const MEETING_DETAIL = {
  join: '输入门牌码',
  agenda: '议程',
  noAgenda: '还没有写议程。',
  itemShort: '人数不足',
  seats: '谁来开',
  unit: '位',
  here: '到了',
  lacks: '到会才算数',
  left: '还要',
  enter: '代记',
  substitute: '请人代会',
  substituteExample: '他的名字',
  sendSubstitute: '请他代我去',
  code: '到了会场，输入签到码',
  codeHint: '召集人手机上的八位数字，也可以扫码。没带手机的，请工作人员记一下。',
  attend: '用数字签到',
  run: '主持这次会',
  correct: '看决定或更正',
  editAgenda: '改议程',
  note: '记到手机日历',
  leave: '提前离会',
  readMinutes: '看纪要',
  writeMinutes: '写纪要',
  print: '打印',
  move: '改时间',
  callOff: '取消这次会',
  answer: '回复能不能来',
  scan: '扫码签到',
  yes: '能来',
  no: '来不了',
  proxy: '托付给另一位到会的',
  noSubstitute: '请写一下请谁去。',
  badCode: '签到码是八位数字，请看看召集人手机上的码。',
  attended: '签到了',
  leaveContent: '离会以后，人数里就不算您了。托付给您的也不算。',
  leaveConfirm: '我要离会',
  clash: '会议室被别人先订了，请改个时间或者换一间。',
  vacant: '空着',
  zone: '北京时间',
};

export interface MeetingPrint {
  what: 'list' | 'invitation' | 'minutes' | 'publication';
  name: string;
}

/** What can be printed of a meeting. */
export const MEETING_PRINTS: MeetingPrint[] = [
  { what: 'list', name: '签到表' },
  { what: 'invitation', name: '开会通知' },
  { what: 'minutes', name: '纪要，给两位签名' },
  { what: 'publication', name: '公示' },
];

/** What opens the matter or the vote that an item comes from. */
export const ITEM_LINKS: Record<ItemView['source']['kind'], string> = {
  matter: '居民提的事',
  motion: '看这次表决',
  own: '',
};

export const answersWords = ({ answers: { yes, no, others, open } }: MeetingView): string =>
  `${yes} 位能来，${no} 位来不了，${others} 位请人代，${open} 位还没回复`;
export const ownAnswer = (own: MeetingSeat): string => `您的回复：${answerWords(own)}`;
export const hereWords = (since: number, now: number): string =>
  `您 ${momentWords(since, now)} 签到了。`;
export const cancelledWords = (why: string): string => `这次会取消了：${why}`;
export const movedWords = ({ day, from, reason }: MeetingView['moves'][number]): string =>
  `原来是 ${dayWithWeekday(day)} ${from}，改了时间：${reason}`;
/** For a screen reader: writes down what somebody said on the telephone. */
export const enterWords = (name: string): string => `${name}，电话里说了，记一下`;
