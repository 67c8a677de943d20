import type { ShiftDetail } from '../../../typings/contract/volunteer/shift';
import { dayWithWeekday } from '../date';
import { SHARE, type Shared } from '../share';
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
