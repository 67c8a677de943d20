import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type { ShiftDetail, ShiftKind } from '../../../../typings/contract/volunteer/shift';
import { addDays, dayOf, timeOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { dayWithWeekday } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { KIND_CHOICES } from '../../../text/volunteer/shift/kinds';
import { recordIntro, SHIFT_RECORD } from '../../../text/volunteer/shift/record';
import { fromWords, untilWords } from '../../../text/volunteer/shift/times';
import { goInstead } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Form {
  title: string;
  kind: ShiftKind;
  meet: string;
  day: string;
  from: string;
  until: string;
  reason: string;
}

/** As the functions have it. */
const WITHIN = 30;

/** A shift that has been and that nobody had planned, or that went on for longer; its hours are added afterwards. */
definePage({
  data: {
    words: SHIFT_RECORD,
    communityId: '',
    teamId: '',
    /** the shift that went on for longer; '' = none */
    follows: '',
    intro: recordIntro(null),
    kinds: KIND_CHOICES,
    draft: null as Draft<Form> | null,
    dayWords: '',
    fromWords: '',
    untilWords: '',
    firstDay: '',
    lastDay: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', teamId = '', follows = '' }) {
    const today = dayOf(Date.now());
    const firstDay = addDays(today, -WITHIN);
    this.setData({ communityId, teamId, follows, firstDay, lastDay: today });
    if (follows) void wx.setNavigationBarTitle({ title: SHIFT_RECORD.longer });
    void this.refresh();
  },

  async refresh() {
    const { communityId, follows } = this.data;
    await load(this, {
      ask: (): Promise<Envelope<ShiftDetail | null>> =>
        follows
          ? callCloud('volunteer', 'showShift', { communityId, shiftId: follows })
          : Promise.resolve({ ok: true, data: null }),
      show: (shift) => {
        if (shift)
          this.setData({ intro: recordIntro({ title: shift.title, until: timeOf(shift.until) }) });
        this.draw(openNew<Form>(this.name(), newForm(shift)));
      },
    });
  },

  name() {
    return `made:${this.data.teamId}:${this.data.follows}`;
  },

  draw(draft: Draft<Form>) {
    const { day, from, until } = draft.value;
    this.setData({
      draft,
      dayWords: dayWithWeekday(day),
      fromWords: fromWords(from),
      untilWords: untilWords(until),
      problem: '',
    });
  },

  keep(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    this.draw(keepDraft(this.name(), { ...draft, value: { ...draft.value, ...change } }));
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = event.currentTarget.dataset as { field: keyof Form };
    this.keep({ [field]: event.detail.value });
  },

  pick(event: WechatMiniprogram.PickerChange) {
    const { field } = event.currentTarget.dataset as { field: keyof Form };
    this.keep({ [field]: String(event.detail.value) });
  },

  chooseKind(event: WechatMiniprogram.PickerChange) {
    const { kind } = KIND_CHOICES[Number(event.detail.value)] ?? {};
    if (kind) this.keep({ kind });
  },

  async save() {
    const { communityId, teamId, follows, draft, busy } = this.data;
    if (busy || !draft) return;
    const { reason: why, ...typed } = draft.value;
    const form = { ...typed, title: typed.title.trim(), meet: typed.meet.trim() };
    const reason = why.trim();
    const problem = missingIn({ ...form, reason });
    if (problem) return this.setData({ problem });
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('volunteer', 'recordShift', {
      communityId,
      teamId,
      follows: follows || null,
      form,
      reason,
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problem: formErrorWords(answer) });
    dropDraft(this.name());
    goInstead(this, pathTo.attendance(communityId, answer.data.shiftId, teamId));
  },
});

function newForm(shift: ShiftDetail | null): Form {
  if (!shift) {
    const day = dayOf(Date.now());
    return { title: '', kind: 'other', meet: '', day, from: '09:00', until: '11:00', reason: '' };
  }
  const { title, kind, meet, until } = shift;
  const from = timeOf(until);
  const later = timeOf(until + 60 * 60_000);
  return { title, kind, meet, day: dayOf(until), from, until: later, reason: '' };
}

function missingIn({ title, meet, reason }: Pick<Form, 'title' | 'meet' | 'reason'>): string {
  if (!title) return SHIFT_RECORD.wantsTitle;
  if (!meet) return SHIFT_RECORD.wantsMeet;
  return reason ? '' : SHIFT_RECORD.wantsWhy;
}
