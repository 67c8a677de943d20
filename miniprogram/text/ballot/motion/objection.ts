import type {
  Correction,
  CorrectionLine,
  ObjectionLine,
} from '../../../../typings/contract/motion';
import { pastWords } from '../../date';
import { areaWords } from '../figure';

/** What can be done to the roster while an objection is answered. */
export const CORRECTIONS: readonly { kind: Correction['kind']; words: string }[] = [
  { kind: 'none', words: '名册不用改' },
  { kind: 'remove', words: '从名册上去掉一户（一位）' },
  { kind: 'add', words: '补上名册漏掉的' },
  { kind: 'area', words: '改一户的面积' },
];

const TAGS: Record<ObjectionLine['state'], string> = {
  open: '等答复',
  proposed: '等核对',
  answered: '已答复',
};

/** What an objection is against, whose it is, where it stands, and what becomes of the roster. */
export function objectionWords(one: ObjectionLine, now: number) {
  const { kind, own, from, at, state, corrected, correction } = one;
  const about = kind === 'roster' ? '对名册' : '对结果';
  const change = correction ? changeWords(correction) : '';
  return {
    words: [about, own ? '您提的' : from, pastWords(at, now)].filter(Boolean).join(' · '),
    tag: TAGS[state],
    answered: corrected ? '答复，名册已经更正' : '答复',
    change,
    by: correction ? byWords(correction) : '',
    confirmLabel: `核对无误，${change}`,
    refuseLabel: `退回，${change}`,
  };
}

function changeWords({ kind, door, before, after }: CorrectionLine): string {
  if (kind === 'remove') return `${door}：从名册上去掉`;
  if (kind === 'add') return `${door}：补进名册${after === null ? '' : `，${areaWords(after)}`}`;
  return `${door}：面积从 ${areaWords(before ?? 0)} 改成 ${areaWords(after ?? 0)}`;
}

function byWords({ proposedByName, confirmedByName }: CorrectionLine): string {
  if (confirmedByName) return `${proposedByName} 提出，${confirmedByName} 核对`;
  return `${proposedByName} 提出，要另一位核对后才改`;
}

/** What residents have against the roster or the result of a motion. */
export const OBJECTIONS = {
  about:
    '投票开始前，可以对名册提意见；公示完以前，可以对结果提意见。每一条都有公开的答复。名册要改，由一个人提出、另一个人核对；投票前一天起不再改。',
  empty: '还没有人提意见',
  hidden: '原文只给本人和答复的人看。',
  confirm: '核对无误，改名册',
  refuse: '不对，退回',
  answerThis: '答复这一条',
  answer: '答复',
  answerHint: '大家都看得到，请不要写别人的名字和电话',
  correction: '名册怎么改',
  search: '房号或姓名',
  searchExample: '例如 301',
  area: '面积（㎡）',
  areaExample: '例如 89.50',
  wrongRoster: '名册哪里不对',
  wrongResult: '对结果有什么意见',
  raiseHint: '原文只给您自己和答复的人看；答复大家都看得到。',
  sendAnswer: '公开答复',
  notAnswer: '先不答复',
  send: '提给社区',
  notRaise: '先不提',
  raiseRoster: '名册不对，我要提',
  raiseResult: '对结果有意见',
  writeFirst: '请写清楚是哪一户、哪里不对，社区才好去核对。',
  raised: '提好了',
  answerFirst: '请写下答复，大家都看得到。',
  chooseFirst: '请选好名册要改的是哪一户、哪一位。',
};
