import type {
  ConfirmationLine,
  ConfirmedHow,
  MessageOutcome,
  UnconfirmedLine,
} from '../../../typings/contract/notice';
import { pastWords } from '../date';

const HOW: Record<ConfirmedHow, string> = {
  self: '在小程序里确认',
  agent: '代为确认',
  paper: '记下：纸面已签',
  phone: '记下：电话里说好了',
  door: '记下：当面告知了',
};

/** 王芳 替陈桂兰确认 · 6月15日 */
export function confirmationWords(line: ConfirmationLine, now: number): string {
  const { how, byName, forName, at } = line;
  const what = how === 'agent' && forName ? `替${forName}确认` : HOW[how];
  return `${byName} ${what} · ${pastWords(at, now)}`;
}

const SENT: Record<MessageOutcome, string> = {
  sent: '提醒过，还没看',
  due: '提醒正在发',
  unsure: '提醒不一定收到了',
  refused: '提醒没有发到',
  none: '没有收到过提醒',
};

/** Whom one will meet behind the door, and what became of the messages. */
export function doorWords(line: UnconfirmedLine): string {
  if (line.objected === 'own') return '您记过，这家说不是这样。请别的工作人员去问';
  if (line.objected) return `有人记过，这家说不是这样；${peopleWords(line)}`;
  return peopleWords(line);
}

function peopleWords({ joined, withoutWeChat, message }: UnconfirmedLine): string {
  const people = [
    joined > 0 ? `${joined} 人用小程序` : '',
    withoutWeChat > 0 ? `${withoutWeChat} 人不用微信` : '',
  ].filter((words) => words !== '');
  if (people.length === 0) return '还没有人加入，要上门或打电话';
  return `${people.join('，')}；${SENT[message]}`;
}

/**
 * How a household's door stands: confirmed by itself, noted by an officer, open with somebody who uses the app, or
 * without, or open since what was noted is not so.
 */
export type DoorState = 'confirmed' | 'noted' | 'waiting' | 'visit' | 'disputed';

export const DOOR_STATES: Record<
  DoorState,
  { tone: 'mine' | 'soon' | 'loss' | 'quiet'; sign: string; words: string }
> = {
  confirmed: { tone: 'mine', sign: '✓', words: '自己确认的' },
  noted: { tone: 'mine', sign: '记', words: '工作人员记下的' },
  waiting: { tone: 'quiet', sign: '·', words: '还没确认' },
  visit: { tone: 'soon', sign: '—', words: '还没确认，要上门或打电话' },
  disputed: { tone: 'loss', sign: '！', words: '记过，这家说不是这样' },
};

type WrittenDown = Exclude<ConfirmedHow, 'self' | 'agent'>;

/** What a household has said, in a few words. */
export const NOTED: Record<WrittenDown, string> = {
  paper: '纸面已签',
  phone: '电话里说好了',
  door: '当面告知了',
};

/** Households are written down one by one, or several at once. */
export const NOTE_WAYS = [
  { key: 'one', name: '一户一户记' },
  { key: 'several', name: '一次记好几户' },
];
export const NOTE_WAYS_LABEL = '一次记几户';

/** 刚记下 1单元 301：当面告知了 */
export function notedWords(done: readonly string[], failed: number, how: WrittenDown): string {
  const who = done.length === 1 ? ` ${done[0]}` : ` ${done.length} 户`;
  const left = failed > 0 ? `；还有 ${failed} 户没记上` : '';
  return `刚记下${who}：${NOTED[how]}${left}`;
}

/** 已确认的里，12 户是工作人员记下的 */
export function notedPart(noted: number): string {
  return noted > 0 ? `已确认的里，${noted} 户是工作人员记下的。` : '';
}

export const TURNOUT = {
  handout: '交给楼栋长去问',
  handoutWords: '定个日子，看各人问到了几户',
  excel: '导出没确认的门牌',
  excelWords: 'Excel，一栋一页，没有姓名和电话；谁导出的会记下来',
} as const;

/** Above doors that were handed to the reader. */
export const HANDED_DOORS = {
  done: '都问到了，不用再敲门。辛苦了。',
  back: '问不过来？退回这些门牌',
} as const;
