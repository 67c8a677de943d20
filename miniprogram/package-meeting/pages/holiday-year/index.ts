import '../../errors';
import type { YearTable, YearView } from '../../../../typings/contract/meeting/room';
import { addDays } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import {
  chooseDraft,
  closeDraft,
  type Draft,
  type DraftChoice,
  type DraftState,
  draftState,
  keepDraft,
  openDraft,
} from '../../../store/draft';
import { memberships } from '../../../store/session';
import { dayWithWeekday } from '../../../text/date';
import { errorWords, formErrorWords } from '../../../text/error';
import { earlier, later } from '../../../text/meeting/day-order';
import {
  HOLIDAY_YEAR,
  HOLIDAYS,
  pendingYear,
  runWords,
  workdayWords,
  YEAR_SOURCES,
  yearHeading,
  yearLine,
} from '../../../text/meeting/plan/holiday';
import { holdsOne } from '../../../text/role/role';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

interface Run {
  name: string;
  from: string;
  until: string;
  words: string;
  dropWords: string;
}
type Tapped = WechatMiniprogram.TouchEvent;
type Picked = WechatMiniprogram.PickerChange;

/** Holidays and make-up working days of a year; what is published is entered by one and compared by another. */
definePage({
  data: {
    words: HOLIDAY_YEAR,
    communityId: '',
    year: 0,
    heading: '',
    table: null as YearView | null,
    source: YEAR_SOURCES.estimated,
    runs: [] as Run[],
    workdays: [] as string[],
    mayEnter: false,
    pending: [] as string[],
    pendingBy: '',
    /** the secretary's own writing; null: the table is only read */
    draft: null as Draft<YearTable> | null,
    state: '' as DraftState,
    ownRuns: [] as Run[],
    ownWorkdays: [] as { day: string; words: string; dropWords: string }[],
    from: '',
    until: '',
    fromWords: '',
    untilWords: '',
    workday: '',
    workdayWords: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', year = '' }) {
    this.setData({ communityId, year: Number(year), heading: yearHeading(Number(year)) });
    this.span(`${year}-01-01`, `${year}-01-01`);
    void this.refresh();
  },

  async refresh() {
    const { communityId, year } = this.data;
    const known = await memberships();
    const own = known.ok ? known.data.find((one) => one.communityId === communityId) : undefined;
    await load(this, {
      ask: () => callCloud('meeting', 'showYear', { communityId, year }),
      show: (table) =>
        this.setData({
          table,
          source: YEAR_SOURCES[table.source],
          runs: runsOf(table),
          workdays: table.workdays.map(dayWithWeekday),
          mayEnter: holdsOne(own?.roles ?? [], ['secretary']),
          pending: table.pending
            ? [
                ...runsOf(table.pending).map(({ words }) => words),
                ...table.pending.workdays.map(workdayWords),
              ]
            : [],
          pendingBy: table.pending ? pendingYear(table.pending) : '',
        }),
    });
  },

  name() {
    return `holidays:${this.data.communityId}:${this.data.year}`;
  },

  stored() {
    const { table } = this.data;
    const { holidays = [], workdays = [] } = table?.pending ?? table ?? {};
    return { value: { holidays, workdays }, version: table?.seen ?? '' };
  },

  begin() {
    this.draw(openDraft<YearTable>(this.name(), this.stored()));
  },

  draw(draft: Draft<YearTable>) {
    this.setData({
      draft,
      state: draftState(draft),
      ownRuns: runsOf(draft.value),
      ownWorkdays: draft.value.workdays.map((day) => ({ day, ...yearLine(dayWithWeekday(day)) })),
      problem: '',
    });
  },

  keep(change: Partial<YearTable>) {
    const { draft } = this.data;
    if (!draft) return;
    this.draw(keepDraft(this.name(), { ...draft, value: { ...draft.value, ...change } }));
  },

  chooseLeft(event: WechatMiniprogram.CustomEvent<{ choice: DraftChoice }>) {
    const { draft } = this.data;
    if (draft) this.draw(chooseDraft(this.name(), draft, event.detail.choice, this.stored()));
  },

  span(from: string, until: string) {
    this.setData({
      from,
      until,
      fromWords: dayWithWeekday(from),
      untilWords: dayWithWeekday(until),
      ...(this.data.workday ? {} : { workday: from, workdayWords: dayWithWeekday(from) }),
    });
  },

  pickDay(event: Picked) {
    const { field } = event.currentTarget.dataset as { field: 'from' | 'until' | 'workday' };
    const day = String(event.detail.value);
    const { from, until } = this.data;
    if (field === 'workday') this.setData({ workday: day, workdayWords: dayWithWeekday(day) });
    else if (field === 'from') this.span(day, later(day, until));
    else this.span(earlier(from, day), day);
  },

  async addRun() {
    const { from, until, draft } = this.data;
    const name = HOLIDAYS[(await chooseOne(HOLIDAYS)) ?? -1];
    if (!name || !draft) return;
    const days: string[] = [];
    for (let day = from; day <= until; day = addDays(day, 1)) days.push(day);
    const others = draft.value.holidays.filter(({ day }) => !days.includes(day));
    const holidays = [...others, ...days.map((day) => ({ day, name }))];
    this.keep({ holidays: holidays.sort((one, other) => (one.day < other.day ? -1 : 1)) });
  },

  dropRun(event: Tapped) {
    const { from, until } = event.currentTarget.dataset as { from: string; until: string };
    const { draft } = this.data;
    if (!draft) return;
    this.keep({ holidays: draft.value.holidays.filter(({ day }) => day < from || day > until) });
  },

  addWorkday() {
    const { workday, draft } = this.data;
    if (!draft) return;
    this.keep({ workdays: [...new Set([...draft.value.workdays, workday])].sort() });
  },

  dropWorkday(event: Tapped) {
    const { day } = event.currentTarget.dataset as { day: string };
    const { draft } = this.data;
    if (draft) this.keep({ workdays: draft.value.workdays.filter((one) => one !== day) });
  },

  close() {
    this.setData({ draft: null, problem: '' });
  },

  async save() {
    const { communityId, year, draft, busy } = this.data;
    if (busy || !draft) return;
    this.setData({ busy: true, problem: '' });
    const { value: table, basedOn, commandId } = draft;
    const input = { communityId, year, table, seen: basedOn || null, commandId };
    const answer = await callCloud('meeting', 'saveYear', input);
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problem: formErrorWords(answer) });
    closeDraft(this.name(), draft);
    this.setData({ draft: null });
    void wx.showToast({ title: HOLIDAY_YEAR.saved, icon: 'none' });
    await this.refresh();
  },

  agree() {
    void this.decide(true);
  },

  refuse() {
    void this.decide(false);
  },

  async decide(agrees: boolean) {
    const { communityId, year, table, busy } = this.data;
    if (busy || !table?.seen) return;
    this.setData({ busy: true, problem: '' });
    const { seen } = table;
    const kept = `holidays-confirm:${seen}:${agrees}`;
    const commandId = keptCommandId(kept);
    const input = { communityId, year, agrees, seen, commandId };
    const answer = await callCloud('meeting', 'confirmYear', input);
    settleCommand(kept, answer);
    this.setData({ busy: false, ...(answer.ok ? {} : { problem: errorWords(answer) }) });
    if (answer.ok) await this.refresh();
  },
});

/** Days of one holiday that follow each other are one line. */
function runsOf({ holidays }: Pick<YearTable, 'holidays'>): Run[] {
  const runs: Pick<Run, 'name' | 'from' | 'until'>[] = [];
  for (const { day, name } of holidays) {
    const last = runs.at(-1);
    if (last?.name === name && addDays(last.until, 1) === day) last.until = day;
    else runs.push({ name, from: day, until: day });
  }
  return runs.map((run) => ({ ...run, ...yearLine(runWords(run)) }));
}
