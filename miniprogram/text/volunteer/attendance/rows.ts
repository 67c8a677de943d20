import type { AttendanceLine, AttendedShift } from '../../../../typings/contract/volunteer/hours';
import type { Outcome } from '../../../../typings/contract/volunteer/presence';
import { momentWords } from '../../date';
import { COMMON } from '../common';
import { entryWords } from '../hours/entries';
import { marksWords } from './mark';

/** What can be done about somebody at a shift. */
export type Mark = 'in' | 'out' | 'tick';

export interface AttendanceRow {
  residentId: string;
  name: string;
  words: string[];
  /** '' = nothing */
  mark: Mark | '';
  markWords: string;
  /** hours can be entered or corrected by hand */
  hours: 'add' | 'correct' | '';
  /** what to beware of has to be read to them first */
  riskDue: boolean;
}

const MARKS: Record<Mark, string> = { in: '到了', out: '走了', tick: '核对过了' };

/** Somebody as the leader sees them, and the one thing to do about them now. */
export function attendanceRow(
  line: AttendanceLine,
  shift: AttendedShift,
  now: number,
): AttendanceRow {
  const isOn = !shift.cancelled && now >= shift.marksFrom && now <= shift.marksUntil;
  const isOver = !shift.cancelled && now >= shift.until;
  const mark = markOf(line, isOn);
  const hasHours = line.entries.length > 0;
  return {
    residentId: line.residentId,
    name: line.name || COMMON.gone,
    riskDue: line.riskDue === true,
    words: [marksWords(line), riskWords(line), ...line.entries.map(entryWords)].filter(Boolean),
    mark: line.own ? '' : mark,
    markWords: mark ? MARKS[mark] : '',
    hours: line.own || !isOver ? '' : hasHours ? 'correct' : line.in ? '' : 'add',
  };
}

/** Whether what to beware of was read; '' where nothing is to be said. */
function riskWords({ in: came, riskDue, riskTold }: AttendanceLine): string {
  if (riskTold) return `${riskTold.byName || COMMON.gone} 读过要当心的给他听`;
  return riskDue && !came ? '还没读过要当心的，点到前先读给他听' : '';
}

function markOf({ in: came, out, late }: AttendanceLine, isOn: boolean): Mark | '' {
  if (late) return 'tick';
  if (!isOn) return '';
  if (!came) return 'in';
  return out ? '' : 'out';
}

/** Where the shift stands, and what follows. */
export function attendedWords(shift: AttendedShift, now: number): string {
  if (shift.withdrawn) return withdrawnWords(shift.withdrawn, now);
  if (shift.cancelled) return '这一班已经取消，不用点名。';
  if (now < shift.marksFrom) return `${momentWords(shift.marksFrom, now)} 起可以点名。`;
  if (now < shift.until) return '正在进行。没带手机的邻居，您在这里点一下就行。';
  if (shift.hours === 'waits') {
    return '结束了。清点一下人数，时长就会记下来；三天没有清点，就按签到的记。';
  }
  const counted = shift.headcount === null ? '没有清点人数' : `清点了 ${shift.headcount} 人`;
  return shift.hours === 'due' ? `${counted}，时长几分钟内记好。` : `${counted}，时长记好了。`;
}

/** 6月15日 10:00 孙南风 撤回了这次补记：记错了日子 */
function withdrawnWords(
  { byName, at, reason }: NonNullable<AttendedShift['withdrawn']>,
  now: number,
): string {
  return `${momentWords(at, now)} ${byName || COMMON.gone} 撤回了这次补记：${reason}`;
}

/** 帮到 32 人，省下 200 元; '' where nothing was noted */
export function outcomeWords(outcome: Outcome | null): string {
  if (!outcome) return '';
  const { served, saved, pictures = [] } = outcome;
  return [
    served === null ? '' : `帮到 ${served} 人`,
    saved === null ? '' : `省下 ${saved} 元`,
    pictures.length === 0 ? '' : `照片 ${pictures.length} 张`,
  ]
    .filter(Boolean)
    .join('，');
}

/** What still waits, and for whom. */
export function pendingWords(people: readonly AttendanceLine[]): string {
  const waiting = people.flatMap(({ entries }) =>
    entries.filter(({ state, why }) => state === 'pending' && why !== 'late'),
  );
  return waiting.length === 0 ? '' : `${waiting.length} 条时长在等队外的人核对。`;
}
