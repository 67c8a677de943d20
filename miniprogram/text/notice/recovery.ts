import type { AskedHome, RecoveryAnswer } from '../../../typings/contract/parts/recovery';
import { pastWords } from '../date';
import { SAID, saidWords } from './restored';

/** What a notice asks after its end, on its own page. */
export const ASK = {
  ...SAID,
  why: '一家有一个人答就行，答了也可以改。楼栋长看得到是哪一户，邻居看不到。',
  trouble: '怎么样了？知道的话点一个，不点也行。',
  change: '改一改',
  saved: '记下了，谢谢您',
  troubledSaved: '记下了，会有人来管',
};

/** 替陈桂兰回答, or the door where somebody has several. */
export function homeWords({ label, forPerson }: AskedHome, several: boolean): string {
  if (forPerson) return `替${forPerson.name}回答 · ${label}`;
  return several ? label : '';
}

/** 您家说：还没有，水发黄 */
export function answeredWords(
  { restored, trouble }: RecoveryAnswer,
  { forPerson }: Pick<AskedHome, 'forPerson'>,
  title: string,
): string {
  return `${forPerson ? `${forPerson.name}家` : '您家'}：${saidWords(restored, trouble, title)}`;
}

const NOTED = { paper: '纸面上', phone: '电话里', door: '当面' };

/** 顾南枝 答的 · 今天 15:20; 罗清和 按电话里说的记下 · 刚刚 */
export function whoWords({ byName, how, at }: RecoveryAnswer, now: number): string {
  const when = pastWords(at, now);
  if (how === 'self' || how === 'agent') return byName ? `${byName} 答的 · ${when}` : when;
  return `${byName} 按${NOTED[how]}说的记下 · ${when}`;
}

export const troubledSum = (households: number) => `还有 ${households} 户说没好。`;
