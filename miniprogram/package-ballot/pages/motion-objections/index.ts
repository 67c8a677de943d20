import type { ObjectionLine } from '../../../../typings/contract/motion';
import { answerObjection, listObjections, raiseObjection, showMotion } from '../../../api/ballot';
import { type Draft, dropDraft, keepDraft, keptCommandId, openDraft } from '../../../api/draft';
import { currentOf, memberships } from '../../../api/session';
import { pastWords } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { ANNOUNCERS, holdsOne } from '../../../text/role';
import { definePage } from '../../../view/define-page';
import { explain, load } from '../../../view/load';

interface Row extends ObjectionLine {
  what: string;
  when: string;
}

interface Form {
  text: string;
}

/** What neighbours object to, of the roster or the result, and what was answered. */
definePage({
  data: {
    communityId: '',
    motionId: '',
    rows: [] as Row[],
    kind: '' as '' | 'roster' | 'result',
    hint: '',
    answers: false,
    draft: null as Draft<Form> | null,
    text: '',
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', motionId = '' } = query;
    const draft = openDraft<Form>(`objection:${motionId}`, { text: '' });
    this.setData({ communityId, motionId, draft, text: draft.value.text });
  },

  async onShow() {
    await this.refresh();
  },

  async onPullDownRefresh() {
    await this.refresh();
    wx.stopPullDownRefresh();
  },

  async refresh() {
    const { communityId, motionId } = this.data;
    const known = await memberships();
    const roles = known.ok ? (currentOf(known.data)?.roles ?? []) : [];
    await load(this, {
      keep: `objections:${motionId}`,
      ask: async () => {
        const motion = await showMotion({ communityId, motionId });
        if (!motion.ok) return motion;
        const { phase, state } = motion.data;
        const isOver = ['counted', 'signed', 'published'].includes(state);
        this.setData({
          kind: phase === 'notice' ? 'roster' : isOver ? 'result' : '',
          hint: isOver
            ? '对计票结果有意见，公示期满以前可以提。'
            : '名册漏了谁、多了谁、面积不对，投票开始以前可以提。',
          answers: holdsOne(roles, ANNOUNCERS),
        });
        return listObjections({ communityId, motionId });
      },
      show: ({ objections }) => {
        const now = Date.now();
        this.setData({
          rows: objections.map((one) => ({
            ...one,
            what: one.kind === 'roster' ? '对名册的意见' : '对结果的意见',
            when: [one.from ? `${one.from} 的邻居` : '', pastWords(one.at, now)]
              .filter(Boolean)
              .join(' · '),
          })),
        });
      },
    });
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh();
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { draft, motionId } = this.data;
    if (!draft) return;
    const text = event.detail.value;
    keepDraft(`objection:${motionId}`, { ...draft, value: { text } });
    this.setData({ text, problem: '' });
  },

  async raise() {
    const { communityId, motionId, kind, text, draft, busy } = this.data;
    if (busy || !draft || !kind) return;
    if (!text.trim()) return this.setData({ problem: '请先写下是什么情况。' });
    this.setData({ busy: true });
    const answer = await raiseObjection({
      communityId,
      motionId,
      kind,
      text,
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problem: formErrorWords(answer) });
    dropDraft(`objection:${motionId}`);
    this.setData({ text: '', draft: openDraft<Form>(`objection:${motionId}`, { text: '' }) });
    void wx.showToast({ title: '提好了，会有答复', icon: 'none' });
    await this.refresh();
  },

  async answer(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const { communityId, motionId } = this.data;
    const { confirm, content } = (await wx.showModal({
      title: '答复这条意见',
      editable: true,
      placeholderText: '查过什么，是什么情况，怎么处理',
      confirmText: '公开答复',
      cancelText: '再想想',
    })) as { confirm: boolean; content?: string };
    if (!confirm || !content?.trim()) return;
    const name = `answer:${id}`;
    const done = await answerObjection({
      communityId,
      motionId,
      objectionId: id,
      answer: content.trim(),
      correction: { kind: 'none' },
      commandId: keptCommandId(name),
    });
    if (done.ok || done.code !== 'OFFLINE') dropDraft(name);
    if (!done.ok) return explain(done);
    await this.refresh();
  },
});
