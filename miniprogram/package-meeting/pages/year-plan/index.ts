import '../../errors';
import type { PlannedMeeting, PlanView } from '../../../../typings/contract/meeting/plan';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { dayWithWeekday } from '../../../text/date';
import { errorWords } from '../../../text/error';
import { UNPLACED } from '../../../text/meeting/words';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Row {
  key: string;
  time: string;
  name: string;
  words: string;
  moved: string;
  clash: boolean;
  convened: boolean;
  mayConvene: boolean;
}
interface Day {
  day: string;
  words: string;
  rows: Row[];
}
type Tapped = WechatMiniprogram.TouchEvent;

const MONTHS = Array.from({ length: 12 }, (_, n) => n + 1);

/** A year's meetings, month by month; for the secretary also how they come about. */
definePage({
  data: {
    communityId: '',
    year: 0,
    plan: null as PlanView | null,
    mayMake: false,
    month: 1,
    months: [] as { month: number; count: number }[],
    days: [] as Day[],
    unplaced: [] as string[],
    state: '',
    quality: '',
    notes: [] as string[],
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', year = '' }) {
    const today = dayOf(Date.now());
    const shown = Number(year) || Number(today.slice(0, 4));
    const month = today.startsWith(String(shown)) ? Number(today.slice(5, 7)) : 1;
    this.setData({ communityId, year: shown, month });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, year } = this.data;
    await load(this, {
      keep: `plan:${communityId}:${year}`,
      ask: () => callCloud('meeting', 'showPlan', { communityId, year }),
      show: ({ plan, mayMake }) => {
        this.setData({
          plan,
          mayMake,
          state: stateOf(plan),
          quality: qualityOf(plan),
          notes: notesOf(plan),
          unplaced: (plan?.unplaced ?? []).map(
            ({ bodyName, from, until, why }) =>
              `${bodyName}，${short(from)}到${short(until)}：${UNPLACED[why]}。`,
          ),
        });
        this.draw(firstMonth(plan, this.data.month));
      },
    });
  },

  draw(month: number) {
    const meetings = this.data.plan?.meetings ?? [];
    const monthOf = ({ day }: PlannedMeeting) => Number(day.slice(5, 7));
    this.setData({
      month,
      months: MONTHS.map((one) => ({
        month: one,
        count: meetings.filter((meeting) => monthOf(meeting) === one).length,
      })),
      days: daysOf(meetings.filter((meeting) => monthOf(meeting) === month)),
    });
  },

  chooseMonth(event: Tapped) {
    this.draw(Number((event.currentTarget.dataset as { month: number }).month));
  },

  turnYear() {
    const today = Number(dayOf(Date.now()).slice(0, 4));
    const year = this.data.year === today ? today + 1 : today;
    this.setData({ year, phase: 'loading', problem: '' });
    void this.refresh();
  },

  openMeeting(event: Tapped) {
    const { key } = event.currentTarget.dataset as { key: string };
    go(pathTo.meeting(this.data.communityId, key));
  },

  convene(event: Tapped) {
    const { key } = event.currentTarget.dataset as { key: string };
    const found = this.data.plan?.meetings.find((one) => one.key === key);
    if (!found) return;
    const { bodyId, day, from, until, roomId, roomName: room } = found;
    const chosen = { bodyId, day, from, until, roomId, room, planKey: key };
    go(pathTo.meetingConvene(this.data.communityId, chosen));
  },

  openHolidays() {
    go(pathTo.holidays(this.data.communityId, String(this.data.year)));
  },

  make() {
    void this.ask(false);
  },

  repair() {
    void this.ask(true);
  },

  async ask(repair: boolean) {
    const { communityId, year, plan, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, problem: '' });
    const draft = `plan:${communityId}:${year}:${plan?.seen ?? ''}:${repair}`;
    const answer = await callCloud('meeting', 'makePlan', {
      communityId,
      year,
      repair,
      seen: plan?.seen ?? null,
      commandId: keptCommandId(draft),
    });
    settleCommand(draft, answer);
    this.setData({ busy: false, ...(answer.ok ? {} : { problem: errorWords(answer) }) });
    if (answer.ok) await this.refresh();
  },

  async adopt() {
    const { communityId, year, plan, busy } = this.data;
    if (busy || !plan) return;
    const { confirm } = await wx.showModal({
      content: '定下以后大家都看得到，会议室也会订好。',
      confirmText: '定下来',
    });
    if (!confirm) return;
    this.setData({ busy: true, problem: '' });
    const draft = `adopt:${communityId}:${year}:${plan.seen}`;
    const answer = await callCloud('meeting', 'adoptPlan', {
      communityId,
      year,
      seen: plan.seen,
      commandId: keptCommandId(draft),
    });
    settleCommand(draft, answer);
    this.setData({ busy: false, ...(answer.ok ? {} : { problem: errorWords(answer) }) });
    if (answer.ok) await this.refresh();
  },
});

/** The month that was shown, or the first one after it that has a meeting. */
function firstMonth(plan: PlanView | null, month: number): number {
  const months = (plan?.meetings ?? []).map(({ day }) => Number(day.slice(5, 7)));
  const ahead = months.filter((one) => one >= month);
  return ahead.length > 0 ? Math.min(...ahead) : month;
}

const short = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

function daysOf(meetings: readonly PlannedMeeting[]): Day[] {
  const days = new Map<string, Row[]>();
  for (const meeting of meetings) {
    days.set(meeting.day, [...(days.get(meeting.day) ?? []), rowOf(meeting)]);
  }
  return [...days]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, rows]) => ({ day, words: dayWithWeekday(day), rows }));
}

function rowOf(meeting: PlannedMeeting): Row {
  const { key, bodyName, from, until, roomName, absent, requiredAbsent, moved, clash } = meeting;
  const { convened, mayConvene } = meeting;
  const away =
    requiredAbsent > 0
      ? `必到的有 ${requiredAbsent} 位来不了`
      : absent > 0
        ? `${absent} 位来不了`
        : '';
  return {
    key,
    time: `${from}–${until}`,
    name: bodyName,
    words: [roomName, away].filter(Boolean).join(' · '),
    moved: moved ? `原来是${dayWithWeekday(moved.day)} ${moved.from}，${moved.roomName}` : '',
    clash,
    convened,
    mayConvene,
  };
}

function stateOf(plan: PlanView | null): string {
  if (!plan) return '';
  if (plan.state === 'adopted') return '定下了，大家都看得到。';
  if (plan.state === 'ready') return '排好了，还没有定下来。';
  const { settled, of } = plan.progress;
  return of === 0 ? '正在排，一两分钟就好。' : `正在排：${of} 次会，排好了 ${settled} 次。`;
}

/** Equal cost and bound: nothing better is possible. */
function qualityOf(plan: PlanView | null): string {
  if (!plan?.may.make || plan.state === 'computing') return '';
  const { cost, bound, moves, meetings } = plan;
  const moved = moves === null ? '' : `挪动了 ${moves} 次，不能更少了。`;
  if (cost === bound) return `${meetings.length} 次会。${moved || '算过了，没有更好的排法。'}`;
  const share = Math.ceil(((cost - bound) * 100) / Math.max(1, cost));
  return `${meetings.length} 次会。离最好的排法最多差 ${share}%。`;
}

function notesOf(plan: PlanView | null): string[] {
  if (!plan) return [];
  const clashes = plan.meetings.filter(({ clash }) => clash).length;
  return [
    ...(plan.estimated ? [`${plan.year} 年的假期还没公布，先按估算的避开。`] : []),
    ...(plan.stale ? ['会或者会议室改过了，这份安排要重新对一下。'] : []),
    ...(clashes > 0 ? [`有 ${clashes} 次会的会议室先被别人订了。`] : []),
  ];
}
