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
import { BUSY_TIMES, dayLine } from '../../../text/meeting/plan/busy';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

type Tapped = WechatMiniprogram.TouchEvent;
type Picked = WechatMiniprogram.PickerChange;

/** When the caller cannot come to meetings. Others learn how many cannot, never who. */
definePage({
  data: {
    words: BUSY_TIMES,
    communityId: '',
    stored: null as BusyTimes | null,
    draft: null as Draft<BusyTimes> | null,
    state: '' as DraftState,
    days: [] as ReturnType<typeof dayLine>[],
    /** what is added next */
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
    this.setData({ communityId, today });
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
    const { days } = draft.value;
    this.setData({
      draft,
      state: draftState(draft),
      days: days.map(({ from, until }) => dayLine(from, until)),
      problem: '',
    });
  },

  keep(change: Partial<BusyTimes>) {
    const { draft } = this.data;
    if (!draft) return;
    this.draw(keepDraft(this.name(), { ...draft, value: { ...draft.value, ...change } }));
  },

  changeWeekly(event: WechatMiniprogram.CustomEvent<{ times: BusyTimes['weekly'] }>) {
    this.keep({ weekly: event.detail.times });
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
    const { index } = event.currentTarget.dataset as { index: number };
    const days = this.data.draft?.value.days;
    if (days) this.keep({ days: days.filter((_, n) => n !== index) });
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
    void wx.showToast({ title: BUSY_TIMES.saved, icon: 'success' });
    goBackOrHome(this);
  },
});
