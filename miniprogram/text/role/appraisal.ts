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
