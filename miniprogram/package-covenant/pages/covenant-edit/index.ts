import type { CovenantDetail } from '../../../../typings/contract/covenant';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openDraft } from '../../../store/draft';
import { emptyClauseWords } from '../../../text/covenant/words';
import { formErrorWords } from '../../../text/error';
import { definePage } from '../../../view/define-page';
import { go, goBackOrHome, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { type EditClause, fromClauses } from '../../editing';
import { newKeeper } from '../../keep-later';
import { LONGEST } from '../../limits';

interface Form {
  /** the text that it was made from; 0 before it is known */
  version: number;
  title: string;
  preamble: string;
  clauses: EditClause[];
}
const EMPTY: Form = { version: 0, title: '', preamble: '', clauses: [] };

const keeper = newKeeper();

/** The drafting group's own change of a whole text. What is typed is kept on the phone until it is saved. */
definePage({
  data: {
    communityId: '',
    covenantId: '',
    clauseId: '',
    frame: false,
    /** the editor begins with these, and keeps its own */
    first: [] as EditClause[],
    title: '',
    preamble: '',
    kept: false,
    draft: null as Draft<Form> | null,
    longest: LONGEST,
    problem: '',
    /** the versions between which somebody else changed the text */
    changedFrom: 0,
    changedTo: 0,
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', covenantId = '', clauseId = '' } = query;
    const draft = openDraft(`covenant:${covenantId}`, EMPTY);
    this.data.draft = draft;
    this.setData({ communityId, covenantId, clauseId });
    void this.refresh();
  },

  onHide() {
    keeper.now();
  },

  onUnload() {
    keeper.now();
  },

  async refresh() {
    const { communityId, covenantId } = this.data;
    await load(this, {
      ask: () => callCloud('covenant', 'showCovenant', { communityId, covenantId }),
      show: (detail) => this.begin(detail),
    });
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh();
  },

  /** With what was left half done, or with the text as it stands. */
  begin(detail: CovenantDetail) {
    const { draft } = this.data;
    if (!draft) return;
    const kept = draft.value.version > 0;
    const { version, title, preamble, clauses } = detail;
    if (!kept) draft.value = { version, title, preamble, clauses: fromClauses(clauses) };
    const form = draft.value;
    this.setData({
      kept,
      frame: detail.kind === 'frame',
      first: form.clauses,
      title: form.title,
      preamble: form.preamble,
      changedFrom: form.version,
      changedTo: version,
    });
  },

  change(change: Partial<Form>) {
    const { draft, covenantId } = this.data;
    if (!draft) return;
    draft.value = { ...draft.value, ...change };
    keeper.later(() => keepDraft(`covenant:${covenantId}`, draft));
    if (this.data.problem) this.setData({ problem: '' });
  },

  typeTitle(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ title: event.detail.value });
  },

  typePreamble(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ preamble: event.detail.value });
  },

  changeClauses(event: WechatMiniprogram.CustomEvent<{ clauses: EditClause[] }>) {
    this.change({ clauses: event.detail.clauses });
  },

  /** Back to the text as everybody sees it. */
  async startOver() {
    const { confirm } = await wx.showModal({
      content: '您没有保存的改动会丢掉，回到现在的文字。',
      confirmText: '丢掉改动',
      cancelText: '接着改',
    });
    if (!confirm) return;
    const { covenantId } = this.data;
    keeper.drop();
    dropDraft(`covenant:${covenantId}`);
    this.data.draft = openDraft(`covenant:${covenantId}`, EMPTY);
    this.setData({ problem: '' });
    await this.refresh();
  },

  compare() {
    const { communityId, covenantId, changedFrom, changedTo } = this.data;
    go(pathTo.covenantCompare(communityId, covenantId, changedFrom, changedTo));
  },

  async save() {
    const { communityId, covenantId, draft, busy } = this.data;
    if (busy || !draft) return;
    const { version, title, preamble, clauses } = draft.value;
    const problem = title.trim() === '' ? '标题不能空着。' : emptyClauseWords(clauses);
    if (problem) {
      this.setData({ problem });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('covenant', 'reviseCovenant', {
      communityId,
      covenantId,
      version,
      title: title.trim(),
      preamble: preamble.trim(),
      clauses: clauses.map(({ clauseId, chapter, text, aspects }) => ({
        clauseId,
        chapter: chapter.trim(),
        text: text.trim(),
        aspects,
      })),
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      if (answer.code === 'COVENANT_CHANGED') await this.beginAgain();
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    keeper.drop();
    dropDraft(`covenant:${covenantId}`);
    void wx.showToast({ title: '已保存', icon: 'success' });
    goBackOrHome();
  },

  /** Another text stands by now: saving again is another command, about that text. */
  async beginAgain() {
    const { communityId, covenantId, draft } = this.data;
    const answer = await callCloud('covenant', 'showCovenant', { communityId, covenantId });
    if (!answer.ok || !draft) return;
    const { version } = answer.data;
    this.setData({ changedFrom: draft.value.version, changedTo: version });
    dropDraft(`covenant:${covenantId}`);
    const again = openDraft(`covenant:${covenantId}`, { ...draft.value, version });
    keepDraft(`covenant:${covenantId}`, again);
    this.data.draft = again;
  },
});
