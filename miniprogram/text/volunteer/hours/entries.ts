import type {
  HourLine,
  WithdrawnLine,
  YearOfHours,
} from '../../../../typings/contract/volunteer/hours';
import { dayOf } from '../../../calendar';
import { dayWithWeekday } from '../../date';
import { COMMON } from '../common';
import { KINDS, minutesWords } from '../standing';

const WHY: Record<NonNullable<HourLine['why']>, string> = {
  late: '等队长核对补签',
  overlap: '和另一班时间重叠，等队外的人核对',
  headcount: '超过了队长点的人数，等队外的人核对',
  listed: '队长点名记的，等队外的人核对',
  own: '带队的人自己扫的码，等队外的人核对',
  added: '等队外的人核对',
  made: '这一班是事后补办的，等队外的人核对',
};

const SORTS: Record<HourLine['sort'], string> = {
  measured: '签到记录',
  added: '手工补记',
  correction: '更正',
  imported: '导入的以前的记录',
};

/** What is taken off since somebody went early: by their own scan, or by what a leader says. */
const OF_GOING: Partial<Record<string, string>> = {
  left: '按补交的签退更正',
  gone: '队长登记提前走了，更正',
};

/** A correction of hours of before: those themselves have an id of their own. */
const FIXED = '更正导入的记录';

/** 签到记录 1 小时 50 分; 手工补记 1 小时，等队外的人核对：签在纸上 */
export function entryWords(line: HourLine): string {
  const { entryId, sort, minutes, state, why, reason, withdrawn } = line;
  const amount = `${minutes < 0 ? '减 ' : ''}${minutesWords(Math.abs(minutes))}`;
  const waits = state === 'pending' && why ? `，${WHY[why]}` : '';
  const refused =
    state === 'refused' ? (withdrawn ? '，这一班的补记撤回了，不算' : '，核对没有通过') : '';
  const isFixed = sort === 'imported' && entryId !== 'imported';
  const name = OF_GOING[entryId] ?? (isFixed ? FIXED : SORTS[sort]);
  return `${name} ${amount}${waits}${refused}${reason ? `：${reason}` : ''}`;
}

/** 彭飞白 补记，6月15日 周一 孙南风 撤回：记错了日子 */
export function recalledWords({ byName, withdrawnBy, at, reason }: WithdrawnLine): string {
  const nameOf = (name: string) => name || COMMON.gone;
  return `${nameOf(byName)} 补记，${dayWithWeekday(dayOf(at))} ${nameOf(withdrawnBy)} 撤回：${reason}`;
}

/** What counts in a year, and what waits. */
export function yearWords({ measured, added, imported = 0, pending, kinds }: YearOfHours) {
  return {
    total: minutesWords(Math.max(0, measured + added)),
    apart:
      added === 0
        ? measured > 0
          ? '都是签到签退记下的'
          : ''
        : `签到记录 ${minutesWords(measured)}，补记和更正 ${added < 0 ? '减 ' : ''}${minutesWords(Math.abs(added))}`,
    imported: imported > 0 ? `另有导入的以前的记录 ${minutesWords(imported)}` : '',
    pending: pending > 0 ? `还有 ${minutesWords(pending)} 等核对` : '',
    bars: barsOf(kinds),
  };
}

/** One kind of a year: its words, and how long its bar is against the longest one. */
export interface KindBar {
  kind: string;
  words: string;
  percent: number;
}

function barsOf(kinds: YearOfHours['kinds']): KindBar[] {
  const counted = kinds
    .map((kind) => ({ name: KINDS[kind.kind].name, minutes: kind.measured + kind.added }))
    .filter(({ minutes }) => minutes > 0)
    .sort((one, other) => other.minutes - one.minutes);
  const most = counted[0]?.minutes ?? 1;
  return counted.map(({ name, minutes }) => ({
    kind: name,
    words: minutesWords(minutes),
    percent: Math.max(2, Math.round((minutes / most) * 100)),
  }));
}
