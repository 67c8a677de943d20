import '../../errors';
import type {
  AmendmentLine,
  ClauseLine,
  CovenantActions,
} from '../../../../typings/contract/covenant';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
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
import { AMENDMENT_LIST, DECISIONS, WITHDRAW } from '../../../text/covenant/amendment';
import { amendmentTitle } from '../../../text/covenant/words';
import { formErrorWords } from '../../../text/error';
import { definePage } from '../../../view/define-page';
import { explain, load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';
import { LONGEST } from '../../limits';
import { report } from '../../report';

type Decision = (typeof DECISIONS)[number]['decision'];

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

/** Proposed changes, those that wait first; the drafting group answers each in public. */
definePage({
  data: {
    words: AMENDMENT_LIST,
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
    draftState: '' as DraftState,
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

  ask(after?: string) {
    const { communityId, covenantId, clauseId } = this.data;
    const one = clauseId === '' ? {} : { clauseId };
    return callCloud('covenant', 'listAmendments', {
      communityId,
      covenantId,
      ...one,
      ...(after ? { after } : {}),
    });
  },

  async refresh() {
    await load(this, {
      ask: async () => {
        const [known, answer] = await Promise.all([this.know(), this.ask()]);
        return known.ok ? answer : known;
      },
      show: ({ amendments, next }) => {
        this.setData({ rows: amendments.map((line) => this.rowOf(line)), next });
        this.meetOther();
      },
    });
  },

  /** The text as it stands: what is decided names its version. */
  async know() {
    const { communityId, covenantId } = this.data;
    const answer = await callCloud('covenant', 'showCovenant', { communityId, covenantId });
    if (answer.ok) {
      const { title, drafts, version, clauses, state } = answer.data;
      this.data.clauses = clauses;
      const may = drafts && (state === 'draft' || state === 'open');
      this.setData({ title, drafts: may, version });
    }
    return answer;
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
    const stored = this.beginningFor(id);
    if (!stored) return;
    const worded = this.data.rows.some((row) => row.amendmentId === id && row.worded);
    const choices = DECISIONS.filter(({ decision }) => decision !== 'merge' || worded);
    this.setData({ openId: id, choices });
    this.write(openDraft(draftName(id), stored));
  },

  /** What an answer begins with; the version is the words that it is about, as they stand. */
  beginningFor(id: string): Stored<Answer> | null {
    const row = this.data.rows.find(({ amendmentId }) => amendmentId === id);
    if (!row) return null;
    const { change } = row.line;
    const text = change.kind === 'change' || change.kind === 'add' ? change.text : '';
    const about = change.kind === 'add' ? '' : change.clauseId;
    const version = this.data.clauses.find(({ clauseId }) => clauseId === about)?.text ?? '';
    return { version, value: { decision: '', text, reason: '' } };
  },

  /** The words that it is about may have changed while an answer was being written: it stays, and that is told. */
  meetOther() {
    const { openId, draft } = this.data;
    const stored = this.beginningFor(openId);
    if (!draft || !stored || stored.version === draft.basedOn) return;
    this.write(putOver(draftName(openId), draft, stored.version));
  },

  leave() {
    this.setData({ openId: '', draft: null, problem: '' });
  },

  chooseDraft(event: WechatMiniprogram.CustomEvent<{ choice: DraftChoice }>) {
    const { draft, openId } = this.data;
    const stored = this.beginningFor(openId);
    if (!draft || !stored) return;
    this.write(chooseDraft(draftName(openId), draft, event.detail.choice, stored));
  },

  keep(change: Partial<Answer>) {
    const { draft, openId } = this.data;
    if (!draft) return;
    const value = { ...draft.value, ...change };
    this.write(keepDraft(draftName(openId), { ...draft, value }), this.data.draftState);
  },

  write(draft: Draft<Answer>, state = draftState(draft)) {
    const { decision } = draft.value;
    const label = DECISIONS.find((one) => one.decision === decision)?.label ?? '';
    this.setData({ draft, draftState: state, answer: draft.value, label, problem: '' });
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
      this.setData({
        problem: reason === '' ? AMENDMENT_LIST.reasonFirst : AMENDMENT_LIST.textFirst,
      });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('covenant', 'decideAmendment', {
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
      closeDraft(draftName(amendmentId), draft);
      this.setData({ openId: '', draft: null });
      void wx.showToast({ title: AMENDMENT_LIST.answered, icon: 'success' });
      await this.refresh();
      return;
    }
    if (answer.code === 'COVENANT_CHANGED') {
      // Another text stands by now: the same words are sent again as another command, about that text.
      this.write(putOver(draftName(amendmentId), draft, draft.basedOn));
    }
    if (answer.code === 'COVENANT_CHANGED' || answer.code === 'AMENDMENT_DECIDED') {
      await this.refresh();
    }
    this.setData({ problem: formErrorWords(answer) });
  },

  async withdraw(event: WechatMiniprogram.CustomEvent<{ amendmentId: string }>) {
    const { communityId, covenantId, busy } = this.data;
    const { amendmentId } = event.detail;
    if (busy) return;
    const { confirm } = await wx.showModal(WITHDRAW);
    if (!confirm) return;
    this.setData({ busy: true });
    const key = `amendment-withdraw:${amendmentId}`;
    const commandId = keptCommandId(key);
    const answer = await callCloud('covenant', 'withdrawAmendment', {
      communityId,
      covenantId,
      amendmentId,
      commandId,
    });
    this.setData({ busy: false });
    settleCommand(key, answer);
    if (!answer.ok) explain(answer);
    await this.refresh();
  },

  async reportIt(event: WechatMiniprogram.CustomEvent<{ amendmentId: string }>) {
    const { communityId, covenantId } = this.data;
    await report({ communityId, covenantId, subject: 'amendment', id: event.detail.amendmentId });
  },
});

const draftName = (amendmentId: string) => `decide:${amendmentId}`;
