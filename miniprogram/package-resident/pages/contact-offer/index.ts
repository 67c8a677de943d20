import '../../errors';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { formErrorWords } from '../../../text/error';
import { clockOf, contactWords, minuteOf } from '../../../text/resident/contact';
import { CONTACT_OFFER, END_CONTACT } from '../../../text/resident/officer';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

interface Form {
  phone: string;
  /** as the wheel says it: 08:00 */
  from: string;
  until: string;
}

const EMPTY: Form = { phone: '', from: '08:00', until: '20:00' };
const PHONE = /^\+?[0-9][0-9-]{3,17}[0-9]$/;

/** An officer's own number for the neighbours of their places: within hours, and until it is taken back. */
definePage({
  data: {
    words: CONTACT_OFFER,
    communityId: '',
    draft: null as Draft<Form> | null,
    /** what neighbours see now; '' = nothing */
    offered: '',
    problem: '',
    busy: '' as '' | 'offer' | 'end',
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '' });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => callCloud('role', 'showContact', { communityId }),
      show: ({ contact }) => {
        const known: Form = contact
          ? { phone: contact.phone, from: clockOf(contact.from), until: clockOf(contact.until) }
          : EMPTY;
        this.setData({
          offered: contact ? contactWords(contact) : '',
          draft: openNew(`contact:${communityId}`, known),
        });
      },
    });
  },

  change(change: Partial<Form>) {
    const { communityId, draft } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { ...draft.value, ...change } };
    keepDraft(`contact:${communityId}`, next);
    this.setData({ draft: next, problem: '' });
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ phone: event.detail.value.replace(/\s/g, '') });
  },

  choose(event: WechatMiniprogram.PickerChange) {
    const { field } = event.currentTarget.dataset as { field: 'from' | 'until' };
    this.change({ [field]: String(event.detail.value) });
  },

  async offer() {
    const { draft } = this.data;
    if (!draft) return;
    const { phone, from, until } = draft.value;
    if (!PHONE.test(phone)) return this.setData({ problem: CONTACT_OFFER.phoneUnfit });
    if (minuteOf(from) >= minuteOf(until)) {
      return this.setData({ problem: CONTACT_OFFER.hoursUnfit });
    }
    await this.send('offer', { phone, from: minuteOf(from), until: minuteOf(until) });
  },

  async end() {
    const { confirm } = await wx.showModal(END_CONTACT);
    if (confirm) await this.send('end', null);
  },

  async send(
    busy: 'offer' | 'end',
    contact: { phone: string; from: number; until: number } | null,
  ) {
    const { communityId, draft } = this.data;
    if (this.data.busy || !draft) return;
    this.setData({ busy, problem: '' });
    const { commandId } = draft;
    const answer = await callCloud('role', 'offerContact', { communityId, contact, commandId });
    this.setData({ busy: '' });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`contact:${communityId}`);
    void wx.showToast({
      title: contact ? CONTACT_OFFER.offered : CONTACT_OFFER.ended,
      icon: 'success',
    });
    goBackOrHome(this);
  },
});
