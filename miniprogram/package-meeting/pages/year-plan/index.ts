import '../../errors';
import type { PlannedMeeting, PlanView } from '../../../../typings/contract/meeting/plan';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { dayWithWeekday } from '../../../text/date';
import { errorWords } from '../../../text/error';
import {
  awayWords,
  monthLine,
  movedFrom,
  openHolidays,
  planNotes,
  plannedActs,
  planQuality,
  planState,
  unplacedWords,
  YEAR_PLAN,
  yearPlanHeading,
} from '../../../text/meeting/plan/year';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Row {
  key: string;
  time: string;
  name: string;
  words: string;
  moved: string;
  /** for a screen reader */
  openWords: string;
  conveneWords: string;
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
    words: YEAR_PLAN,
    communityId: '',
    year: 0,
    plan: null as PlanView | null,
    mayMake: false,
    month: 1,
    months: [] as ReturnType<typeof monthLine>[],
    days: [] as Day[],
    unplaced: [] as string[],
    heading: '',
    holidaysWords: '',
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
          heading: yearPlanHeading(year),
          holidaysWords: openHolidays(year),
          state: planState(plan),
          quality: planQuality(plan),
          notes: planNotes(plan),
          unplaced: (plan?.unplaced ?? []).map(unplacedWords),
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
      months: MONTHS.map((one) =>
        monthLine(one, meetings.filter((meeting) => monthOf(meeting) === one).length),
      ),
      days: daysOf(meetings.filter((meeting) => monthOf(meeting) === month)),
    });
  },

  chooseMonth({ detail }: WechatMiniprogram.CustomEvent<{ key: number }>) {
    this.draw(detail.key);
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
      content: YEAR_PLAN.adoptContent,
      confirmText: YEAR_PLAN.adoptConfirm,
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
  const { key, bodyName, from, until, roomName, moved, clash } = meeting;
  const { convened, mayConvene } = meeting;
  return {
    key,
    time: `${from}–${until}`,
    name: bodyName,
    words: [roomName, awayWords(meeting)].filter(Boolean).join(' · '),
    moved: moved ? movedFrom(moved) : '',
    ...plannedActs(bodyName),
    clash,
    convened,
    mayConvene,
  };
}
