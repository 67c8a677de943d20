import '../../errors';
import type { AmendmentChange, ClauseLine } from '../../../../typings/contract/covenant';
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
  type Stored,
} from '../../../store/draft';
import {
  AMENDMENT_HELD,
  AMENDMENT_KINDS,
  AMENDMENT_MAKE,
  asItIsWords,
} from '../../../text/covenant/amendment';
import { clauseName } from '../../../text/covenant/clause';
import { formErrorWords } from '../../../text/error';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { LONGEST } from '../../limits';
import { type AmendmentForm, asNew, beginningFor, changeOf, lackOf, placesFor } from './form';

/** Proposes to change, add, delete or move a clause; without a clause, to add one at the end. */
definePage({
  data: {
    words: AMENDMENT_MAKE,
    communityId: '',
    covenantId: '',
    clauseId: '',
    speaks: true,
    clauses: [] as ClauseLine[],
    clause: null as ClauseLine | null,
    /** above the clause as it stands */
    asItIs: '',
    kinds: AMENDMENT_KINDS,
    places: [] as { afterId: string | null; words: string }[],
    placeIndex: 0,
    placeWords: '',
    /** as one begins that is about the clause as it stands */
    stored: null as Stored<AmendmentForm> | null,
    draft: null as Draft<AmendmentForm> | null,
    draftState: '' as DraftState,
    form: beginningFor(null).value,
    longest: LONGEST,
    problems: { text: '', reason: '' },
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', covenantId = '', clauseId = '' } = query;
    this.setData({ communityId, covenantId, clauseId });
    void this.refresh();
  },

  async refresh() {
    const { communityId, covenantId } = this.data;
    await load(this, {
      ask: () => callCloud('covenant', 'showCovenant', { communityId, covenantId }),
      show: ({ clauses, speaks }) => this.show(clauses, speaks),
    });
  },

  show(clauses: ClauseLine[], speaks: boolean) {
    const { clauseId } = this.data;
    const at = clauses.findIndex((one) => one.clauseId === clauseId);
    const clause = clauses[at] ?? null;
    this.data.clauses = clauses;
    this.setData({
      speaks,
      clause,
      asItIs: clause ? asItIsWords(clauseName(at + 1)) : '',
      places: placesFor(clauses, clauseId),
    });
    const stored = beginningFor(clause);
    this.data.stored = stored;
    this.begin(openDraft(this.draftName(), stored));
  },

  draftName() {
    return `amend:${this.data.covenantId}:${this.data.clauseId}`;
  },

  begin(draft: Draft<AmendmentForm>) {
    const value = this.data.clause ? draft.value : asNew(draft.value);
    this.setData({ draft: { ...draft, value }, draftState: draftState(draft) });
    this.draw(value);
  },

  chooseDraft(event: WechatMiniprogram.CustomEvent<{ choice: DraftChoice }>) {
    const { draft, stored } = this.data;
    if (!draft || !stored) return;
    this.begin(chooseDraft(this.draftName(), draft, event.detail.choice, stored));
  },

  keep(change: Partial<AmendmentForm>) {
    const { draft } = this.data;
    if (!draft) return;
    const value = { ...draft.value, ...change };
    this.setData({ draft: keepDraft(this.draftName(), { ...draft, value }) });
    this.draw(value);
  },

  draw(form: AmendmentForm) {
    const { places } = this.data;
    const at = places.findIndex(({ afterId }) => afterId === form.afterId);
    this.setData({
      form,
      placeIndex: Math.max(0, at),
      placeWords: form.afterId === undefined ? '' : (places[at]?.words ?? ''),
      problems: { text: '', reason: '' },
      problem: '',
    });
  },

  chooseKind(event: WechatMiniprogram.TouchEvent) {
    this.keep({ kind: event.currentTarget.dataset.kind as AmendmentChange['kind'] });
  },

  typeText(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { value } = event.detail;
    this.keep(this.data.form.kind === 'add' ? { added: value } : { changed: value });
  },

  typeReason(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep({ reason: event.detail.value });
  },

  choosePlace(event: WechatMiniprogram.PickerChange) {
    const place = this.data.places[Number(event.detail.value)];
    if (place) this.keep({ afterId: place.afterId });
  },

  async send() {
    const { communityId, covenantId, clauseId, clause, clauses, draft, form, busy } = this.data;
    if (busy || !draft) return;
    const problems = {
      text: lackOf(form, clause),
      reason: form.reason.trim() === '' ? AMENDMENT_MAKE.reasonFirst : '',
    };
    this.setData({ problems });
    if (problems.text || problems.reason) return;
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('covenant', 'writeAmendment', {
      communityId,
      covenantId,
      change: changeOf(form, clauseId, clauses),
      reason: form.reason.trim(),
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    closeDraft(this.draftName(), draft);
    if (answer.data.state === 'held') {
      await wx.showModal(AMENDMENT_HELD);
    } else {
      void wx.showToast({ title: AMENDMENT_MAKE.sent, icon: 'success' });
    }
    goBackOrHome(this);
  },
});
