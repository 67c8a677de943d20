import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openDraft } from '../../../store/draft';
import { formErrorWords } from '../../../text/error';
import { definePage } from '../../../view/define-page';
import { goBackOrHome } from '../../../view/go';
import { load } from '../../../view/load';
import { LONGEST_BODY, LONGEST_TITLE } from '../notice-edit/form';

const LONGEST_REASON = 60;

interface Form {
  /** the text that the officer saw when beginning; null before it is known */
  version: number | null;
  title: string;
  body: string;
  reason: string;
}
const EMPTY: Form = { version: null, title: '', body: '', reason: '' };
type Field = 'title' | 'body' | 'reason';

/** A new text in the place of the old one, which stays readable. What is typed is kept. */
definePage({
  data: {
    communityId: '',
    noticeId: '',
    draft: null as Draft<Form> | null,
    form: EMPTY,
    longest: { title: LONGEST_TITLE, body: LONGEST_BODY, reason: LONGEST_REASON },
    problems: { title: '', body: '', reason: '' },
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', noticeId = '' } = query;
    const draft = openDraft(`correct:${noticeId}`, EMPTY);
    this.setData({ communityId, noticeId, draft, form: draft.value });
    void this.refresh();
  },

  async refresh() {
    const { communityId, noticeId } = this.data;
    await load(this, {
      ask: () => callCloud('notice', 'showNotice', { communityId, noticeId }),
      show: ({ version, title, body }) => {
        if (this.data.form.version === null) this.change({ version, title, body });
      },
    });
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh();
  },

  change(change: Partial<Form>) {
    const { draft, noticeId } = this.data;
    const form = { ...this.data.form, ...change };
    if (draft) keepDraft(`correct:${noticeId}`, { ...draft, value: form });
    this.setData({ form, problem: '' });
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = event.currentTarget.dataset as { field: Field };
    this.setData({ [`problems.${field}`]: '' });
    this.change({ [field]: event.detail.value });
  },

  async send() {
    const { communityId, noticeId, draft, form, busy } = this.data;
    if (busy || !draft || form.version === null) return;
    const problems = {
      title: form.title.trim() === '' ? '标题不能空着。' : '',
      body: form.body.trim() === '' ? '正文不能空着。' : '',
      reason: form.reason.trim() === '' ? '请写一句为什么改，大家会看到。' : '',
    };
    this.setData({ problems });
    if (problems.title || problems.body || problems.reason) return;
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('notice', 'correctNotice', {
      communityId,
      noticeId,
      version: form.version,
      title: form.title.trim(),
      body: form.body.trim(),
      reason: form.reason.trim(),
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      // Another text stands by now: the next attempt is another command, about that one.
      if (answer.code === 'NOTICE_CHANGED') await this.beginAgain();
      return;
    }
    dropDraft(`correct:${noticeId}`);
    if (answer.data.waits) {
      await wx.showModal({
        content:
          '微信的内容检查拿不准，要等另一位看过才会换上。在那以前，大家看到的还是原来的文字。',
        showCancel: false,
        confirmText: '知道了',
      });
    } else {
      void wx.showToast({ title: '已更正', icon: 'success' });
    }
    goBackOrHome();
  },

  async beginAgain() {
    const { communityId, noticeId, form } = this.data;
    const answer = await callCloud('notice', 'showNotice', { communityId, noticeId });
    if (!answer.ok) return;
    const { problem } = this.data;
    dropDraft(`correct:${noticeId}`);
    this.setData({ draft: openDraft(`correct:${noticeId}`, EMPTY) });
    this.change({ ...form, version: answer.data.version });
    this.setData({ problem });
  },
});
