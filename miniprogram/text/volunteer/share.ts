import type { ShiftDetail, ShiftLine } from '../../../typings/contract/volunteer/shift';
import { weekdayOf } from '../../calendar';
import { SHARE, type Shared } from '../common/share';
import { weekdaysWords } from '../common/week';
import { dayWithWeekday } from '../date';
import { spanWords } from './standing';

type Shift = Pick<
  ShiftDetail,
  'shiftId' | 'title' | 'day' | 'from' | 'until' | 'meet' | 'about' | 'teamName' | 'standing'
> & { roles: readonly { name: string; places: number }[] };

/** A shift: what, when, where, whom it needs. Nobody who has signed up is named. */
export function shiftShared(communityId: string, shift: Shift): Shared | null {
  const { shiftId, title, day, meet, about, teamName, roles, standing } = shift;
  if (standing.is === 'cancelled') return null;
  const when = `${dayWithWeekday(day)} ${spanWords(shift)}`;
  const needs = roles.map(({ name, places }) => `${name} ${places} 人`).join('，');
  return {
    kind: 'shift',
    communityId,
    id: shiftId,
    tag: `志愿 · ${teamName}`,
    card: { words: `一起来：${title}，${when}`, title, lines: [when, meet] },
    title,
    lines: [when, meet],
    body: [about, needs && `要：${needs}`].filter(Boolean).join('\n'),
    call: `${SHARE.scan}就能报名；也可以打开邻里小程序，点“志愿”。`,
  };
}

/** What repeats: its code opens the list of its shifts to come. Null where none lies ahead. */
export function seasonShared(
  communityId: string,
  seasonId: string,
  shifts: readonly ShiftLine[],
): Shared | null {
  const ahead = shifts.filter(
    ({ standing }) => standing.is !== 'over' && standing.is !== 'cancelled',
  );
  const [first] = ahead;
  if (!first) return null;
  const { title, teamName, meet } = first;
  const spans = new Set(ahead.map(spanWords));
  const days = [...new Set(ahead.map(({ day }) => weekdayOf(day)))];
  const when = [weekdaysWords(days), ...(spans.size === 1 ? [spanWords(first)] : [])].join(' ');
  const next = `最近一次 ${dayWithWeekday(first.day)} ${spanWords(first)}`;
  return {
    kind: 'season',
    communityId,
    id: seasonId,
    tag: `志愿 · ${teamName}`,
    card: { words: `一起来：${title}，${when}`, title, lines: [when, meet] },
    title,
    lines: [when, meet, next],
    body: '',
    call: `${SHARE.scan}，看每一次，挑有空的报名；也可以打开邻里小程序，点“志愿”。`,
  };
}
