import '../../errors';
import type { NoticeDetail } from '../../../../typings/contract/notice';
import { dayOf, HOUR } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import {
  chooseDraft,
  closeDraft,
  type Draft,
  type DraftChoice,
  type DraftState,
  draftState,
  keepDraft,
  openDraft,
  putOver,
  type Stored,
} from '../../../store/draft';
import { dayWithWeekday } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { NOTICE_CORRECT } from '../../../text/notice/page/correct';
import { ENDS } from '../../../text/notice/restored';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { instantAt, LONGEST, type Moment, momentAt, NEVER } from '../notice-edit/form';

const LONGEST_REASON = 60;

interface Form {
  title: string;
  body: string;
  /** when what it announces is expected to be over */
  end: Moment;
  reason: string;
}
const EMPTY: Form = { title: '', body: '', end: NEVER, reason: '' };
type Field = 'title' | 'body' | 'reason';

/** A new text in the place of the old one, which stays readable. What is typed is kept. */
definePage({
  data: {
    words: NOTICE_CORRECT,
    communityId: '',
    noticeId: '',
    stored: null as Stored<Form> | null,
    draft: null as Draft<Form> | null,
    draftState: '' as DraftState,
    form: EMPTY,
    longest: { ...LONGEST, reason: LONGEST_REASON },
    ends: ENDS,
    /** when it begins, or 0 */
    begins: 0,
    today: '',
    endDay: '',
    problems: { title: '', body: '', end: '', reason: '' },
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', noticeId = '' } = query;
    this.setData({ communityId, noticeId, today: dayOf(Date.now()) });
    void this.refresh();
  },

  async refresh() {
    const { communityId, noticeId } = this.data;
    await load(this, {
      ask: () => callCloud('notice', 'showNotice', { communityId, noticeId }),
      show: (notice) => {
        const stored = storedOf(notice);
        this.setData({ stored, begins: notice.eventAt ?? 0 });
        this.begin(openDraft(this.name(), stored));
      },
    });
  },

  name() {
    return `correct:${this.data.noticeId}`;
  },

  begin(draft: Draft<Form>) {
    // What an older app kept may lack the end.
    const form = { ...EMPTY, ...this.data.stored?.value, ...draft.value };
    this.setData({ draft, draftState: draftState(draft), problem: '' });
    this.draw(form);
  },

  draw(form: Form) {
    this.setData({ form, endDay: form.end.day === '' ? '' : dayWithWeekday(form.end.day) });
  },

  chooseDraft(event: WechatMiniprogram.CustomEvent<{ choice: DraftChoice }>) {
    const { draft, stored } = this.data;
    if (draft && stored) this.begin(chooseDraft(this.name(), draft, event.detail.choice, stored));
  },

  change(change: Partial<Form>) {
    if (!this.data.draft) return;
    const form = { ...this.data.form, ...change };
    const draft = keepDraft(this.name(), { ...this.data.draft, value: form });
    this.setData({ draft, problem: '' });
    this.draw(form);
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = event.currentTarget.dataset as { field: Field };
    this.setData({ [`problems.${field}`]: '' });
    this.change({ [field]: event.detail.value });
  },

  switchEnd() {
    const { form, begins } = this.data;
    this.setData({ 'problems.end': '' });
    const first = Math.max(Date.now(), begins) + 4 * HOUR;
    this.change({ end: form.end.day === '' ? momentAt(first) : NEVER });
  },

  chooseEnd(event: WechatMiniprogram.PickerChange) {
    const { part } = event.currentTarget.dataset as { part: keyof Moment };
    this.setData({ 'problems.end': '' });
    this.change({ end: { ...this.data.form.end, [part]: String(event.detail.value) } });
  },

  /** The end as it is to be; undefined if it stays as it was. */
  newEnd(): number | null | undefined {
    const { form, stored } = this.data;
    const end = instantAt(form.end);
    return end === instantAt(stored?.value.end) ? undefined : end;
  },

  async send() {
    const { communityId, noticeId, draft, form, begins, busy } = this.data;
    if (busy || !draft) return;
    const eventUntil = this.newEnd();
    const isEarly = eventUntil && eventUntil <= Math.max(Date.now(), begins);
    const problems = {
      title: form.title.trim() === '' ? NOTICE_CORRECT.wantsTitle : '',
      body: form.body.trim() === '' ? NOTICE_CORRECT.wantsBody : '',
      end: isEarly ? ENDS.past : '',
      reason: form.reason.trim() === '' ? NOTICE_CORRECT.wantsReason : '',
    };
    this.setData({ problems });
    if (Object.values(problems).some((problem) => problem !== '')) return;
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('notice', 'correctNotice', {
      communityId,
      noticeId,
      version: Number(draft.basedOn),
      title: form.title.trim(),
      body: form.body.trim(),
      ...(eventUntil !== undefined && { eventUntil }),
      reason: form.reason.trim(),
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      if (answer.code === 'NOTICE_CHANGED') await this.meetOther();
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    closeDraft(this.name(), draft);
    if (answer.data.waits) {
      await wx.showModal({
        content: NOTICE_CORRECT.waits,
        showCancel: false,
        confirmText: NOTICE_CORRECT.understood,
      });
    } else {
      void wx.showToast({ title: NOTICE_CORRECT.corrected, icon: 'success' });
    }
    goBackOrHome(this);
  },

  /** Another text stands by now: what is typed stays, and the next attempt is another command, about that text. */
  async meetOther() {
    const { communityId, noticeId, draft } = this.data;
    const answer = await callCloud('notice', 'showNotice', { communityId, noticeId });
    if (!answer.ok || !draft) return;
    const stored = storedOf(answer.data);
    this.setData({ stored });
    this.begin(putOver(this.name(), draft, stored.version));
  },
});

function storedOf({ version, title, body, eventUntil }: NoticeDetail): Stored<Form> {
  const end = momentAt(eventUntil ?? null);
  return { version: String(version), value: { title, body, end, reason: '' } };
}
