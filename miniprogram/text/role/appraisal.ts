import type {
  AppraisalDetail,
  AppraisalEnd,
  AppraisedLine,
  Grade,
} from '../../../typings/contract/office/appraisal';
import { momentWords } from '../date';
import { roleWords } from './role';

const GRADES: Record<Grade, string> = {
  excellent: '优秀',
  competent: '称职',
  basic: '基本称职',
  unfit: '不称职',
};

const ENDS: Record<AppraisalEnd, string> = {
  no: '',
  law: '连续两次不称职，依法终止职务。',
  rule: '连续两次不称职，按本社区的规定不再担任。',
};

export function appraisedWords({
  name,
  placeLabel,
  role,
}: Pick<AppraisedLine, 'name' | 'placeLabel' | 'role'>): string {
  return `${name}（${placeLabel} ${roleWords(role)}）`;
}

/** What came of it for one of them. */
export function resultLines({ raters, counts, unfit, ends }: AppraisedLine): string[] {
  if (raters === null) return [];
  if (!counts) return [`只有 ${raters} 位评议，人太少，不公布细数，也不作评定。`];
  const all = Object.keys(GRADES) as Grade[];
  return [
    all.map((grade) => `${GRADES[grade]} ${counts[grade]}`).join('，'),
    `${raters} 位评议${unfit ? '，过半数认为不称职' : ''}。`,
    ...(ends === 'no' ? [] : [ENDS[ends]]),
  ];
}

export function appraisalStateWords(
  { step, vote, confirmedBy }: AppraisalDetail,
  now: number,
): string {
  if (step === 'confirmed') return `${confirmedBy.join('、')}确认，结果已经公布。`;
  if (step === 'confirming') {
    return confirmedBy.length === 0
      ? '投票结束了，等两位没有被评议的工作人员确认。'
      : `${confirmedBy.join('、')}确认了，还要另一位。`;
  }
  if (step === 'voting' && vote) return `无记名投票，${momentWords(vote.closesAt, now)}截止。`;
  return '正在准备：定评议谁、用哪次投票。';
}

/** The title of a year's appraisal, and of its vote. */
export const yearTitle = (year: number) => `${year} 年民主评议`;

export const yearName = (year: number) => `${year} 年`;

export const ruleLine = (rule: string) => (rule ? `楼栋长、楼道长按这条规定：${rule}` : '');

/** The dialogs before a vote is named and before its result is confirmed. */
export const NAME_VOTE = { content: '就用这一次投票来评议？定了不能换。', confirmText: '就用它' };
export const CONFIRM = {
  content: '投票的结果没有问题？两位确认以后，大家都看得到；连续两次不称职的，职务按规定终止。',
  confirmText: '我确认',
};

/** A year's appraisal. */
export const APPRAISAL_YEAR = {
  about: '由监督委员主持，无记名投票。谁怎么评的没有人看得到；被评议的人不主持、不确认。',
  empty: '这一年还没有评议',
  emptyHint: '监督委员开始以后，会到这里来。',
  seeVote: '看这次投票',
  whom: '评议谁',
  rule: '楼栋长、楼道长连续两次不称职的，按哪条规定办',
  ruleHint: '写下规定的名称和条款；没有规定就空着，职务不因此终止',
  draw: '起草这次投票',
  nameVote: '就用已经公布的那次投票',
  save: '存下来',
  confirm: '结果没有问题，我确认',
  chooseFirst: '请至少选一位。',
  saved: '存好了',
};
