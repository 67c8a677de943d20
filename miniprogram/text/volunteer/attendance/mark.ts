import type { OwnHours } from '../../../../typings/contract/volunteer/hours';
import type { MarkLine } from '../../../../typings/contract/volunteer/presence';
import { timeOf } from '../../../calendar';

const HOW: Record<MarkLine['how'], string> = {
  code: '扫码',
  late: '补交的扫码',
  list: '队长登记',
  settled: '没有签退，按结束时间算',
};

/** 19:30 到（扫码） */
export function markWords({ at, how }: MarkLine, verb: '到' | '走'): string {
  return `${timeOf(at)} ${verb}（${HOW[how]}）`;
}

/** 19:30 到（扫码），21:28 走（扫码） */
export function marksWords({ in: came, out, left }: Pick<OwnHours, 'in' | 'out' | 'left'>): string {
  if (!came) return '';
  const gone = out ? `，${markWords(out, '走')}` : '';
  return `${markWords(came, '到')}${gone}${left ? `。${leftWords(left)}` : ''}`;
}

/** A scan of somebody's going that was sent once their hours were written down. */
export function leftWords({ at }: MarkLine): string {
  return `补交了 ${timeOf(at)} 的签退，等队长核对后更正`;
}
