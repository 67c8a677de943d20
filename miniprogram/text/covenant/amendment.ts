import type { AmendmentChange, AmendmentLine } from '../../../typings/contract/covenant';
import { pastWords } from '../date';
import { beginningOf, clauseName } from './clause';

type Decision = 'accept' | 'merge' | 'reject';

/** How an amendment may be answered, and how the button is called that does so. */
export const DECISIONS: readonly { decision: Decision; words: string; label: string }[] = [
  { decision: 'accept', words: '采纳', label: '采纳，改进公约里' },
  { decision: 'merge', words: '改写后采纳', label: '按改写的采纳' },
  { decision: 'reject', words: '不采纳', label: '不采纳，告诉大家原因' },
];

/** What may be proposed about a clause. */
export const AMENDMENT_KINDS: readonly { kind: AmendmentChange['kind']; words: string }[] = [
  { kind: 'change', words: '改这一条的写法' },
  { kind: 'add', words: '在它后面加一条' },
  { kind: 'delete', words: '删去这一条' },
  { kind: 'move', words: '换个位置' },
];

/** What is missing in a proposal. */
export const LACKS = {
  changed: '改成什么？请写下来。想去掉它，请选“删去这一条”。',
  same: '写的和现在一样，还没有改动。',
  added: '加的这一条怎么写？请写下来。',
  place: '请选移到哪里。',
};

export const TO_FRONT = '放到最前面';

/** `place` counts from 1. */
export const behindWords = (place: number, text: string) =>
  `${clauseName(place)}后面：${beginningOf(text, 12)}`;

export const asItIsWords = (clause: string) => `现在的${clause}`;

/** Whose amendment it is, since when, and why it is proposed. */
export function amendmentWords({ own, from, at, reason }: AmendmentLine, now: number) {
  return {
    who: [own ? '您提的' : from, pastWords(at, now)].filter(Boolean).join(' · '),
    reason: `理由：${reason}`,
  };
}

/** How a text that became another is drawn. */
export const DIFF_LEGEND = '下划线是添上的，横线划掉的是删去的。';

/** The dialog before one's own amendment is withdrawn. */
export const WITHDRAW = {
  content: '收回以后，起草小组就不再答复这一条了。',
  confirmText: '收回',
  cancelText: '先不收回',
};

/** After an amendment was sent that WeChat was not sure of. */
export const AMENDMENT_HELD = {
  content: '提好了。微信没把握这段话合不合适，要等人看过，大家才看得到。',
  showCancel: false,
  confirmText: '知道了',
};

/** The card of a proposed change. */
export const AMENDMENT_CARD = {
  held: '等人看过再给大家看',
  answer: '起草小组的答复',
  withdraw: '收回这条',
  reportLabel: '反映这条不合适',
  report: '反映',
};

/** Proposed changes and their answers. */
export const AMENDMENT_LIST = {
  empty: '还没有修改建议',
  emptyHint: '征求意见的时候，邻居可以点开一条，提出怎么改。',
  legendAnswers: `${DIFF_LEGEND}每一条都公开答复。`,
  legend: DIFF_LEGEND,
  answerThis: '答复这一条',
  how: '怎么答复',
  merged: '改写成',
  why: '为什么',
  whyHint: '大家都看得到这句话。',
  notNow: '先不答复',
  reasonFirst: '请写一句为什么，大家会看到。',
  textFirst: '请写下改写后的文字。',
  answered: '已答复',
};

/** The form in which a change is proposed. */
export const AMENDMENT_MAKE = {
  closed: '现在不能提修改：要在征求意见的时间里，由住在那里的邻居来提。',
  how: '怎么改',
  added: '加的这一条',
  changed: '改成',
  addedHint: '放在最后一条后面，起草小组可以再排位置。',
  deleted: '提议把这一条整条删去。',
  moveTo: '移到',
  choose: '请选',
  why: '为什么',
  whyExample: '例如：晚上十点对上早班的人太晚',
  whyHint: '邻居和起草小组都看得到您写的话和您住几栋，看不到姓名。',
  send: '提给起草小组',
  sendNote: '起草小组会公开答复采不采纳、为什么',
  reasonFirst: '请写一句为什么，邻居和起草小组会看到。',
  sent: '已提给起草小组',
};
