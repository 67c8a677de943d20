import '../../errors';
import type { DutyPhone } from '../../../../typings/contract/parts/contact';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { formErrorWords } from '../../../text/error';
import { clockOf, hoursWords, minuteOf } from '../../../text/resident/contact';
import { DUTY } from '../../../text/role/duty';
import { DUTY_PHONE } from '../../../text/role/duty-phone';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

interface Form {
  phone: string;
  who: string;
  /** as the wheel says it: 08:00 */
  from: string;
  until: string;
}

const EMPTY: Form = { phone: '', who: '', from: '08:00', until: '20:00' };
const PHONE = /^\+?[0-9][0-9-]{3,17}[0-9]$/;

/** The number that everybody in the community may call: written by the secretary. */
definePage({
  data: {
    words: DUTY_PHONE,
    communityId: '',
    draft: null as Draft<Form> | null,
    /** what everybody sees now; '' = nothing */
    stands: '',
    phoneProblem: '',
    whoProblem: '',
    problem: '',
    busy: '' as '' | 'save' | 'end',
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '' });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => callCloud('role', 'listStewards', { communityId }),
      show: ({ duty }) => {
        const known = duty
          ? { ...duty, from: clockOf(duty.from), until: clockOf(duty.until) }
          : EMPTY;
        this.setData({
          stands: duty ? `${duty.who} ${duty.phone}，${hoursWords(duty)}` : '',
          draft: openNew(`duty:${communityId}`, known),
        });
      },
    });
  },

  change(change: Partial<Form>) {
    const { communityId, draft } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { ...draft.value, ...change } };
    keepDraft(`duty:${communityId}`, next);
    this.setData({ draft: next, phoneProblem: '', whoProblem: '', problem: '' });
  },

  typePhone(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ phone: event.detail.value.replace(/\s/g, '') });
  },

  typeWho(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ who: event.detail.value });
  },

  choose(event: WechatMiniprogram.PickerChange) {
    const { field } = event.currentTarget.dataset as { field: 'from' | 'until' };
    this.change({ [field]: String(event.detail.value) });
  },

  async save() {
    const { draft } = this.data;
    if (!draft) return;
    const { phone, who, from, until } = draft.value;
    if (!PHONE.test(phone)) return this.setData({ phoneProblem: DUTY.wrongPhone });
    if (!who.trim()) return this.setData({ whoProblem: DUTY.wrongWho });
    if (minuteOf(from) >= minuteOf(until)) return this.setData({ problem: DUTY.wrongHours });
    await this.send('save', {
      phone,
      who: who.trim(),
      from: minuteOf(from),
      until: minuteOf(until),
    });
  },

  async end() {
    const { confirm } = await wx.showModal({
      content: DUTY.endTitle,
      confirmText: DUTY.end,
      cancelText: DUTY.stay,
    });
    if (confirm) await this.send('end', null);
  },

  async send(busy: 'save' | 'end', duty: DutyPhone | null) {
    const { communityId, draft } = this.data;
    if (this.data.busy || !draft) return;
    this.setData({ busy, problem: '' });
    const { commandId } = draft;
    const answer = await callCloud('role', 'setDutyPhone', { communityId, duty, commandId });
    this.setData({ busy: '' });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`duty:${communityId}`);
    void wx.showToast({ title: duty ? DUTY.saved : DUTY.ended, icon: 'success' });
    goBackOrHome(this);
  },
});
