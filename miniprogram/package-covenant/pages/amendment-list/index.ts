import type {
  AmendmentLine,
  ClauseLine,
  CovenantActions,
} from '../../../../typings/contract/covenant';
import {
  decideAmendment,
  listAmendments,
  showCovenant,
  withdrawAmendment,
} from '../../../api/covenant';
import { type Draft, dropDraft, keepDraft, keptCommandId, openDraft } from '../../../api/draft';
import { formErrorWords } from '../../../text/error';
import { definePage } from '../../../view/define-page';
import { explain, load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';
import { LONGEST } from '../../limits';
import { report } from '../../report';
import { amendmentTitle } from '../../words';

type Decision = 'accept' | 'merge' | 'reject';

interface Row {
  amendmentId: string;
  line: AmendmentLine;
  title: string;
  /** a new wording makes sense */
  worded: boolean;
}

/** What is typed about one amendment until it is decided. */
interface Answer {
  decision: Decision | '';
  text: string;
  reason: string;
}

const DECISIONS: readonly { decision: Decision; words: string; label: string }[] = [
  { decision: 'accept', words: '采纳', label: '采纳，改进公约里' },
  { decision: 'merge', words: '改写后采纳', label: '按改写的采纳' },
  { decision: 'reject', words: '不采纳', label: '不采纳，告诉大家原因' },
];

/** Proposed changes, those that wait first; the drafting group answers each in public. */
definePage({
  data: {
    communityId: '',
    covenantId: '',
    clauseId: '',
    title: '',
    drafts: false,
    version: 0,
    clauses: [] as ClauseLine[],
    ...noRows<Row>(),
    /** the amendment whose answer is being written */
    openId: '',
    draft: null as Draft<Answer> | null,
    answer: { decision: '', text: '', reason: '' } as Answer,
    choices: [] as { decision: Decision; words: string }[],
    label: '',
    longest: LONGEST,
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', covenantId = '', clauseId = '' } = query;
    this.setData({ communityId, covenantId, clauseId });
    void this.refresh();
  },

  async onPullDownRefresh() {
    await this.refresh();
    wx.stopPullDownRefresh();
  },

  ask(after?: string) {
    const { communityId, covenantId, clauseId } = this.data;
    const one = clauseId === '' ? {} : { clauseId };
    return listAmendments({ communityId, covenantId, ...one, ...(after ? { after } : {}) });
  },

  async refresh() {
    await load(this, {
      ask: async () => {
        const [known, answer] = await Promise.all([this.know(), this.ask()]);
        return known.ok ? answer : known;
      },
      show: ({ amendments, next }) =>
        this.setData({ rows: amendments.map((line) => this.rowOf(line)), next }),
    });
  },

  /** The text as it stands: what is decided names its version. */
  async know() {
    const { communityId, covenantId } = this.data;
    const answer = await showCovenant({ communityId, covenantId });
    if (answer.ok) {
      const { title, drafts, version, clauses, state } = answer.data;
      this.data.clauses = clauses;
      const may = drafts && (state === 'draft' || state === 'open');
      this.setData({ title, drafts: may, version });
    }
    return answer;
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh();
  },

  onReachBottom() {
    if (this.data.next) void this.more();
  },

  async more() {
    await showMore(this, {
      ask: (after) => this.ask(after),
      rows: ({ amendments }: CovenantActions['listAmendments']['data']) =>
        amendments.map((line) => this.rowOf(line)),
    });
  },

  rowOf(line: AmendmentLine): Row {
    const { amendmentId, change } = line;
    const worded = change.kind === 'change' || change.kind === 'add';
    return { amendmentId, line, worded, title: amendmentTitle(this.data.clauses, change) };
  },

  begin(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const row = this.data.rows.find(({ amendmentId }) => amendmentId === id);
    if (!row) return;
    const { change } = row.line;
    const text = change.kind === 'change' || change.kind === 'add' ? change.text : '';
    const draft = openDraft<Answer>(`decide:${id}`, { decision: '', text, reason: '' });
    const choices = DECISIONS.filter(({ decision }) => decision !== 'merge' || row.worded);
    this.setData({ openId: id, draft, choices });
    this.keep({});
  },

  leave() {
    this.setData({ openId: '', problem: '' });
  },

  keep(change: Partial<Answer>) {
    const { draft, openId } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { ...draft.value, ...change } };
    keepDraft(`decide:${openId}`, next);
    const { decision } = next.value;
    const label = DECISIONS.find((one) => one.decision === decision)?.label ?? '';
    this.setData({ draft: next, answer: next.value, label, problem: '' });
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    this.keep({ decision: event.currentTarget.dataset.decision as Decision });
  },

  typeText(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep({ text: event.detail.value });
  },

  typeReason(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep({ reason: event.detail.value });
  },

  async decide() {
    const { communityId, covenantId, openId: amendmentId, draft, version, busy } = this.data;
    if (busy || !draft) return;
    const { decision } = draft.value;
    const reason = draft.value.reason.trim();
    const text = decision === 'merge' ? draft.value.text.trim() : '';
    if (decision === '') return;
    if (reason === '' || (decision === 'merge' && text === '')) {
      const problem = reason === '' ? '请写一句为什么，大家会看到。' : '请写下改写后的文字。';
      this.setData({ problem });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await decideAmendment({
      communityId,
      covenantId,
      amendmentId,
      decision,
      text,
      reason,
      version,
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (answer.ok) {
      dropDraft(`decide:${amendmentId}`);
      this.setData({ openId: '' });
      void wx.showToast({ title: '已答复', icon: 'success' });
      await this.refresh();
      return;
    }
    if (answer.code === 'COVENANT_CHANGED') await this.beginAgain();
    if (answer.code === 'AMENDMENT_DECIDED') await this.refresh();
    this.setData({ problem: formErrorWords(answer) });
  },

  /** Another text stands by now: the same words are sent again as another command, about that text. */
  async beginAgain() {
    const { openId, draft } = this.data;
    if (!draft) return;
    dropDraft(`decide:${openId}`);
    const again = openDraft<Answer>(`decide:${openId}`, draft.value);
    this.setData({ draft: again });
    this.keep({});
    await this.refresh();
  },

  async withdraw(event: WechatMiniprogram.CustomEvent<{ amendmentId: string }>) {
    const { communityId, covenantId, busy } = this.data;
    const { amendmentId } = event.detail;
    if (busy) return;
    const { confirm } = await wx.showModal({
      content: '收回以后，起草小组就不再答复这一条了。',
      confirmText: '收回',
      cancelText: '先不',
    });
    if (!confirm) return;
    this.setData({ busy: true });
    const key = `amendment-withdraw:${amendmentId}`;
    const commandId = keptCommandId(key);
    const answer = await withdrawAmendment({ communityId, covenantId, amendmentId, commandId });
    this.setData({ busy: false });
    if (!answer.ok) explain(answer);
    else dropDraft(key);
    await this.refresh();
  },

  async reportIt(event: WechatMiniprogram.CustomEvent<{ amendmentId: string }>) {
    const { communityId, covenantId } = this.data;
    await report({ communityId, covenantId, subject: 'amendment', id: event.detail.amendmentId });
  },
});
