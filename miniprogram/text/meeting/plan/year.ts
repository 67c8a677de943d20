import type { PlannedMeeting, PlanView } from '../../../../typings/contract/meeting/plan';
import { dayWithWeekday } from '../../date';
import { shortDay, UNPLACED } from '../words';
import { estimatedWords } from './holiday';

/** A year's meetings, month by month. */
export const YEAR_PLAN = {
  turn: '换一年',
  noPlan: '这一年还没有定',
  noPlanHint: '定下来以后，就能在这里看到每次会的时间和地方。',
  notMade: '这一年还没有排',
  notMadeHint: '会按各自的频率均匀排开，避开假期，人和会议室都不冲突。',
  unplaced: '这几次没有排上',
  months: '哪个月',
  noMeetings: '这个月没有会。',
  clash: '会议室被别人订了',
  convened: '通知了',
  convene: '通知开会',
  make: '排这一年的会',
  adopt: '就这样定下来',
  repair: '尽量不动，只改要改的',
  makeAgain: '全部重新排',
  look: '看看排好了没有',
  adoptContent: '定下以后大家都看得到，会议室也会订好。',
  adoptConfirm: '定下来',
};

export const yearPlanHeading = (year: number): string => `${year} 年的会`;
export const openHolidays = (year: number): string => `看 ${year} 年的假期`;
export const monthLine = (month: number, count: number) => ({
  month,
  name: `${month}月`,
  note: count,
  spoken: `${month}月，${count} 次`,
});

/** For a screen reader: what is done about which meeting. */
export const plannedActs = (name: string) => ({
  openWords: `${name}，通知了，看看`,
  conveneWords: `${name}，${YEAR_PLAN.convene}`,
});

export const unplacedWords = ({
  bodyName,
  from,
  until,
  why,
}: PlanView['unplaced'][number]): string =>
  `${bodyName}，${shortDay(from)}到${shortDay(until)}：${UNPLACED[why]}。`;

/** How many cannot come; '' where all can. */
export function awayWords({ absent, requiredAbsent }: PlannedMeeting): string {
  if (requiredAbsent > 0) return `必到的有 ${requiredAbsent} 位来不了`;
  return absent > 0 ? `${absent} 位来不了` : '';
}

export const movedFrom = ({ day, from, roomName }: NonNullable<PlannedMeeting['moved']>): string =>
  `原来是${dayWithWeekday(day)} ${from}，${roomName}`;

/** How far the plan has come; '' as long as there is none. */
export function planState(plan: PlanView | null): string {
  if (!plan) return '';
  if (plan.state === 'adopted') return '定下了，大家都看得到。';
  if (plan.state === 'ready') return '排好了，还没有定下来。';
  const { settled, of } = plan.progress;
  return of === 0 ? '正在排，一两分钟就好。' : `正在排：${of} 次会，排好了 ${settled} 次。`;
}

/** Equal cost and bound: nothing better is possible. */
export function planQuality(plan: PlanView | null): string {
  if (!plan?.may.make || plan.state === 'computing') return '';
  const { cost, bound, moves, meetings } = plan;
  const moved = moves === null ? '' : `挪动了 ${moves} 次，不能更少了。`;
  if (cost === bound) return `${meetings.length} 次会。${moved || '算过了，没有更好的排法。'}`;
  const share = Math.ceil(((cost - bound) * 100) / Math.max(1, cost));
  return `${meetings.length} 次会。离最好的排法最多差 ${share}%。`;
}

/** What to know about the plan as it stands. */
export function planNotes(plan: PlanView | null): string[] {
  if (!plan) return [];
  const clashes = plan.meetings.filter(({ clash }) => clash).length;
  return [
    ...(plan.estimated ? [estimatedWords(plan.year)] : []),
    ...(plan.stale ? ['会或者会议室改过了，这份安排要重新对一下。'] : []),
    ...(clashes > 0 ? [`有 ${clashes} 次会的会议室先被别人订了。`] : []),
  ];
}
