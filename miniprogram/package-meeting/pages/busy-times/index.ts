import '../../errors';
import type { BusyTimes } from '../../../../typings/contract/meeting/room';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import {
  closeDraft,
  type Draft,
  type DraftState,
  draftState,
  dropDraft,
  keepDraft,
  openDraft,
} from '../../../store/draft';
import { dayWithWeekday } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { earlier, later } from '../../../text/meeting/day-order';
import { WEEKDAYS } from '../../../text/meeting/words';
import { definePage } from '../../../view/define-page';
import { goBackOrHome } from '../../../view/go';
import { load } from '../../../view/load';

type Tapped = WechatMiniprogram.TouchEvent;
type Picked = WechatMiniprogram.PickerChange;

/** Monday first. */
const ORDER = [1, 2, 3, 4, 5, 6, 0];

/** When the caller cannot come to meetings. Others learn how many cannot, never who. */
definePage({
  data: {
    communityId: '',
    stored: null as BusyTimes | null,
    draft: null as Draft<BusyTimes> | null,
    state: '' as DraftState,
    weekly: [] as { words: string }[],
    days: [] as { words: string }[],
    /** what is added next */
    weekdays: [] as { weekday: number; name: string; on: boolean }[],
    from: '09:00',
    until: '17:00',
    first: '',
    last: '',
    today: '',
    firstWords: '',
    lastWords: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '' }) {
    const today = dayOf(Date.now());
    this.setData({ communityId, today, weekdays: weekdaysWith([]) });
    this.span(today, today);
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => callCloud('meeting', 'showBusyTimes', { communityId }),
      show: (stored) => {
        this.setData({ stored });
        const version = JSON.stringify(stored);
        this.draw(openDraft<BusyTimes>(this.name(), { value: stored, version }));
      },
    });
  },

  name() {
    return `busy:${this.data.communityId}`;
  },

  draw(draft: Draft<BusyTimes>) {
    const { weekly, days } = draft.value;
    this.setData({
      draft,
      state: draftState(draft),
      weekly: weekly.map(({ weekdays, from, until }) => {
        const names = ORDER.filter((one) => weekdays.includes(one)).map((one) => WEEKDAYS[one]);
        return { words: `${names.join('、')} ${from}–${until}` };
      }),
      days: days.map(({ from, until }) => ({
        words:
          from === until
            ? dayWithWeekday(from)
            : `${dayWithWeekday(from)}到${dayWithWeekday(until)}`,
      })),
      problem: '',
    });
  },

  keep(change: Partial<BusyTimes>) {
    const { draft } = this.data;
    if (!draft) return;
    this.draw(keepDraft(this.name(), { ...draft, value: { ...draft.value, ...change } }));
  },

  toggle(event: Tapped) {
    const { weekday } = event.currentTarget.dataset as { weekday: number };
    const on = this.data.weekdays.filter((one) => one.on !== (one.weekday === weekday));
    this.setData({ weekdays: weekdaysWith(on.map((one) => one.weekday)), problem: '' });
  },

  pickTime(event: Picked) {
    const { field } = event.currentTarget.dataset as { field: 'from' | 'until' };
    this.setData({ [field]: String(event.detail.value), problem: '' });
  },

  addWeekly() {
    const { weekdays, from, until, draft } = this.data;
    const chosen = weekdays.filter(({ on }) => on).map(({ weekday }) => weekday);
    if (chosen.length === 0) return this.setData({ problem: '请先点一下星期几。' });
    if (until <= from) return this.setData({ problem: '结束的时间要在开始以后。' });
    this.setData({ weekdays: weekdaysWith([]) });
    this.keep({ weekly: [...(draft?.value.weekly ?? []), { weekdays: chosen, from, until }] });
  },

  pickDay(event: Picked) {
    const { field } = event.currentTarget.dataset as { field: 'first' | 'last' };
    const day = String(event.detail.value);
    const { first, last } = this.data;
    if (field === 'first') this.span(day, later(day, last));
    else this.span(earlier(first, day), day);
  },

  span(first: string, last: string) {
    this.setData({
      first,
      last,
      firstWords: dayWithWeekday(first),
      lastWords: dayWithWeekday(last),
      problem: '',
    });
  },

  addDays() {
    const { first: from, last: until, draft } = this.data;
    this.keep({ days: [...(draft?.value.days ?? []), { from, until }] });
  },

  drop(event: Tapped) {
    const { of, index } = event.currentTarget.dataset as { of: keyof BusyTimes; index: number };
    const value = this.data.draft?.value;
    if (value) this.keep({ [of]: value[of].filter((_, n) => n !== index) });
  },

  chooseLeft() {
    dropDraft(this.name());
    void this.refresh();
  },

  async save() {
    const { communityId, draft, busy } = this.data;
    if (busy || !draft) return;
    this.setData({ busy: true, problem: '' });
    const { value, commandId } = draft;
    const answer = await callCloud('meeting', 'saveBusyTimes', {
      communityId,
      busy: value,
      commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problem: formErrorWords(answer) });
    closeDraft(this.name(), draft);
    void wx.showToast({ title: '记下了', icon: 'success' });
    goBackOrHome();
  },
});

function weekdaysWith(on: readonly number[]) {
  return ORDER.map((weekday) => ({
    weekday,
    name: WEEKDAYS[weekday] ?? '',
    on: on.includes(weekday),
  }));
}
