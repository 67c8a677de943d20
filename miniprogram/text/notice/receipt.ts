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
export function doorWords({ joined, withoutWeChat, message }: UnconfirmedLine): string {
  const people = [
    joined > 0 ? `${joined} 人用小程序` : '',
    withoutWeChat > 0 ? `${withoutWeChat} 人不用微信` : '',
  ].filter((words) => words !== '');
  if (people.length === 0) return '还没有人加入，要上门或打电话';
  return `${people.join('，')}；${SENT[message]}`;
}
