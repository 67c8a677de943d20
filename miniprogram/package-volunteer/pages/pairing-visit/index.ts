import '../../errors';
import type { PairingDetail, VisitPlan } from '../../../../typings/contract/pairing';
import { addDays, dayOf, HOUR, timeOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { dayWithWeekday } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { PAIRING_VISIT } from '../../../text/volunteer/pairing/pages';
import { pairWords } from '../../../text/volunteer/pairing/pairing';
import { minutesWords } from '../../../text/volunteer/standing';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

const LENGTHS = [30, 45, 60, 90, 120, 180];
const NOTE_DAYS = 14;
const WEEKS = 12;
const FARTHEST = 360;

interface Form {
  day: string;
  start: string;
  minutes: number;
  weekly: boolean;
  until: string;
  withGuardian: boolean;
}

/** One visit: to come, once or every week; or one that has been, noted by the helper. */
definePage({
  data: {
    words: PAIRING_VISIT,
    communityId: '',
    pairingId: '',
    what: 'plan' as 'plan' | 'note',
    pairing: null as PairingDetail | null,
    title: '',
    draft: null as Draft<Form> | null,
    firstDay: '',
    lastDay: '',
    dayWords: '',
    untilWords: '',
    lengths: LENGTHS.map((minutes) => ({ minutes, words: minutesWords(minutes) })),
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', pairingId = '' } = query;
    const what = query.what === 'note' ? 'note' : 'plan';
    const today = dayOf(Date.now());
    const day = what === 'note' ? today : addDays(today, 1);
    const start = what === 'note' ? earlier(Date.now()) : '15:00';
    const initial: Form = {
      day,
      start,
      minutes: 60,
      weekly: true,
      until: addDays(day, WEEKS * 7),
      withGuardian: false,
    };
    this.setData({
      communityId,
      pairingId,
      what,
      firstDay: what === 'note' ? addDays(today, -NOTE_DAYS) : today,
      lastDay: what === 'note' ? today : addDays(today, FARTHEST),
    });
    void wx.setNavigationBarTitle({
      title: what === 'note' ? PAIRING_VISIT.noteTitle : PAIRING_VISIT.planTitle,
    });
    const draft = openNew(this.name(), initial);
    const isPast = what === 'plan' && draft.value.day < today;
    this.draw(isPast ? { ...draft, value: { ...draft.value, day } } : draft);
  },

  async onShow() {
    await this.refresh();
  },

  name() {
    const { what, pairingId } = this.data;
    return `visit-${what}:${pairingId}`;
  },

  one() {
    const { communityId, pairingId } = this.data;
    return { communityId, pairingId };
  },

  async refresh() {
    await load(this, {
      ask: () => callCloud('volunteer', 'showPairing', this.one()),
      show: (pairing) => this.setData({ pairing, title: pairWords(pairing) }),
    });
  },

  draw(draft: Draft<Form>) {
    const { day, until } = draft.value;
    this.setData({
      draft,
      dayWords: dayWithWeekday(day),
      untilWords: dayWithWeekday(until),
      problem: '',
    });
  },

  keep(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    const value = { ...draft.value, ...change };
    if (value.until < value.day) value.until = addDays(value.day, WEEKS * 7);
    this.draw(keepDraft(this.name(), { ...draft, value }));
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    this.keep({ day: String(event.detail.value) });
  },

  chooseUntil(event: WechatMiniprogram.PickerChange) {
    this.keep({ until: String(event.detail.value) });
  },

  chooseStart(event: WechatMiniprogram.PickerChange) {
    this.keep({ start: String(event.detail.value) });
  },

  chooseLength(event: WechatMiniprogram.TouchEvent) {
    const { minutes } = event.currentTarget.dataset as { minutes: number };
    this.keep({ minutes: Number(minutes) });
  },

  switchWeekly(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    this.keep({ weekly: event.detail.value });
  },

  switchGuardian(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    this.keep({ withGuardian: event.detail.value });
  },

  async save() {
    const { draft, pairing, busy, what } = this.data;
    if (busy || !draft || !pairing) return;
    this.setData({ busy: true, problem: '' });
    const answer =
      what === 'note'
        ? await this.saveNote(draft, pairing)
        : await callCloud('volunteer', 'planVisits', {
            ...this.one(),
            plans: [...ahead(pairing.plans), planOf(draft.value)],
            seen: pairing.seen,
            commandId: draft.commandId,
          });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      if (answer.code === 'PAIRING_CHANGED') await this.refresh();
      return;
    }
    dropDraft(this.name());
    void wx.showToast({
      title: what === 'note' ? PAIRING_VISIT.noted : PAIRING_VISIT.planned,
      icon: 'success',
    });
    goBackOrHome(this);
  },

  saveNote({ value, commandId }: Draft<Form>, { guardian }: PairingDetail) {
    const { day, start, minutes, withGuardian } = value;
    return callCloud('volunteer', 'noteVisit', {
      ...this.one(),
      day,
      start,
      minutes,
      ...(guardian ? { withGuardian } : {}),
      commandId,
    });
  },
});

/** An hour ago, on the hour or half past. */
function earlier(now: number): string {
  const [hours = '', minutes = ''] = timeOf(now - HOUR).split(':');
  return `${hours}:${Number(minutes) < 30 ? '00' : '30'}`;
}

function planOf({ day, start, minutes, weekly, until }: Form): VisitPlan {
  return { day, until: weekly ? until : null, start, minutes, skipped: [] };
}

/** Plans that are over are left behind. */
function ahead(plans: readonly VisitPlan[]): VisitPlan[] {
  const today = dayOf(Date.now());
  return plans.filter(({ day, until }) => (until ?? day) >= today);
}
