import type { HourLine, OwnHours, YearOfHours } from '../../../typings/contract/volunteer/hours';
import { timeOf } from '../../calendar';
import { KINDS, minutesWords } from './standing';

const HOW: Record<NonNullable<OwnHours['out']>['how'], string> = {
  code: '扫码',
  late: '补交的扫码',
  list: '队长登记',
  settled: '没有签退，按结束时间算',
};

/** 19:30 到（扫码），21:28 走（扫码） */
export function marksWords({ in: came, out }: Pick<OwnHours, 'in' | 'out'>): string {
  if (!came) return '';
  const end = out ? `，${timeOf(out.at)} 走（${HOW[out.how]}）` : '';
  return `${timeOf(came.at)} 到（${HOW[came.how]}）${end}`;
}

const WHY: Record<NonNullable<HourLine['why']>, string> = {
  late: '等队长核对补签',
  headcount: '超过了队长点的人数，等队外的人核对',
  added: '等队外的人核对',
};

const SORTS: Record<HourLine['sort'], string> = {
  measured: '签到记录',
  added: '手工补记',
  correction: '更正',
  imported: '以前的记录',
};

/** 签到记录 1 小时 50 分; 手工补记 1 小时，等队外的人核对：签在纸上 */
export function entryWords({ sort, minutes, state, why, reason }: HourLine): string {
  const amount = `${minutes < 0 ? '减 ' : ''}${minutesWords(Math.abs(minutes))}`;
  const waits = state === 'pending' && why ? `，${WHY[why]}` : '';
  const refused = state === 'refused' ? '，核对没有通过' : '';
  return `${SORTS[sort]} ${amount}${waits}${refused}${reason ? `：${reason}` : ''}`;
}

/** What counts in a year, and what waits. */
export function yearWords({ measured, added, pending, kinds }: YearOfHours) {
  return {
    total: minutesWords(Math.max(0, measured + added)),
    apart:
      added === 0
        ? '都是签到签退记下的'
        : `签到记录 ${minutesWords(measured)}，补记和更正 ${added < 0 ? '减 ' : ''}${minutesWords(Math.abs(added))}`,
    pending: pending > 0 ? `还有 ${minutesWords(pending)} 等核对` : '',
    kinds: kinds
      .filter((kind) => kind.measured + kind.added > 0)
      .map((kind) => `${KINDS[kind.kind].name} ${minutesWords(kind.measured + kind.added)}`)
      .join(' · '),
  };
}
