import '../../errors';
import type { CovenantDetail } from '../../../../typings/contract/covenant';
import { callCloud } from '../../../cloud/call-cloud';
import {
  chooseDraft,
  closeDraft,
  type Draft,
  type DraftChoice,
  type DraftState,
  draftState,
  keepDraft,
  keptDraft,
  openDraft,
  putOver,
  type Stored,
} from '../../../store/draft';
import { COVENANT_EDIT } from '../../../text/covenant/edit';
import { emptyClauseWords } from '../../../text/covenant/words';
import { formErrorWords } from '../../../text/error';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { type EditClause, fromClauses } from '../../editing';
import { newKeeper } from '../../keep-later';
import { LONGEST } from '../../limits';

interface Form {
  title: string;
  preamble: string;
  clauses: EditClause[];
}

const keeper = newKeeper();

/** The drafting group's own change of a whole text. What is typed is kept on the phone until it is saved. */
definePage({
  data: {
    words: COVENANT_EDIT,
    communityId: '',
    covenantId: '',
    clauseId: '',
    frame: false,
    /** the editor begins with these, and keeps its own */
    first: [] as EditClause[],
    title: '',
    preamble: '',
    stored: null as Stored<Form> | null,
    draft: null as Draft<Form> | null,
    draftState: '' as DraftState,
    longest: LONGEST,
    problem: '',
    /** the version that was seen before somebody else changed the text; '' = nobody did */
    seen: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', covenantId = '', clauseId = '' } = query;
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
      show: (detail) => {
        const stored = storedOf(detail);
        this.setData({ frame: detail.kind === 'frame', stored });
        const seen = keptDraft(this.name())?.basedOn ?? stored.version;
        this.begin(openDraft(this.name(), stored), seen);
      },
    });
  },

  name() {
    return `covenant:${this.data.covenantId}`;
  },

  /** @param seen the version that the person saw before this one */
  begin(draft: Draft<Form>, seen: string) {
    this.data.draft = draft;
    const { title, preamble, clauses } = draft.value;
    const isOther = seen !== '' && seen !== draft.basedOn;
    this.setData({
      draftState: draftState(draft),
      seen: isOther ? seen : '',
      first: clauses,
      title,
      preamble,
      problem: '',
    });
  },

  chooseDraft(event: WechatMiniprogram.CustomEvent<{ choice: DraftChoice }>) {
    const { draft, stored, seen } = this.data;
    if (!draft || !stored) return;
    keeper.drop();
    this.begin(chooseDraft(this.name(), draft, event.detail.choice, stored), seen);
  },

  change(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    draft.typed = true;
    draft.value = { ...draft.value, ...change };
    keeper.later(() => keepDraft(this.name(), draft));
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

  compare() {
    const { communityId, covenantId, seen, stored } = this.data;
    if (!stored) return;
    go(pathTo.covenantCompare(communityId, covenantId, Number(seen), Number(stored.version)));
  },

  async save() {
    const { communityId, covenantId, draft, busy } = this.data;
    if (busy || !draft) return;
    const { title, preamble, clauses } = draft.value;
    const problem = title.trim() === '' ? COVENANT_EDIT.titleFirst : emptyClauseWords(clauses);
    if (problem) {
      this.setData({ problem });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('covenant', 'reviseCovenant', {
      communityId,
      covenantId,
      version: Number(draft.basedOn),
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
      if (answer.code === 'COVENANT_CHANGED') await this.meetOther();
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    keeper.drop();
    closeDraft(this.name(), draft);
    void wx.showToast({ title: COVENANT_EDIT.saved, icon: 'success' });
    goBackOrHome(this);
  },

  /** Another text stands by now: what is typed stays, and saving again is another command, about that text. */
  async meetOther() {
    const { communityId, covenantId, draft } = this.data;
    const answer = await callCloud('covenant', 'showCovenant', { communityId, covenantId });
    if (!answer.ok || !draft) return;
    keeper.drop();
    const stored = storedOf(answer.data);
    const over = putOver(this.name(), draft, stored.version);
    this.data.draft = over;
    this.setData({ stored, draftState: draftState(over), seen: draft.basedOn });
  },
});

function storedOf({ version, title, preamble, clauses }: CovenantDetail): Stored<Form> {
  return {
    version: String(version),
    value: { title, preamble, clauses: fromClauses(clauses) },
  };
}
