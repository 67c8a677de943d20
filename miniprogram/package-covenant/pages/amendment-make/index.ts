import type { AmendmentChange, ClauseLine } from '../../../../typings/contract/covenant';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openDraft } from '../../../store/draft';
import { clauseName } from '../../../text/covenant/clause';
import { formErrorWords } from '../../../text/error';
import { definePage } from '../../../view/define-page';
import { goBackOrHome } from '../../../view/go';
import { load } from '../../../view/load';
import { LONGEST } from '../../limits';
import { type AmendmentForm, changeOf, KINDS, lackOf, placesFor } from './form';

const EMPTY: AmendmentForm = { kind: 'change', changed: null, added: '', reason: '' };

/** Proposes to change, add, delete or move a clause; without a clause, to add one at the end. */
definePage({
  data: {
    communityId: '',
    covenantId: '',
    clauseId: '',
    speaks: true,
    clauses: [] as ClauseLine[],
    clause: null as ClauseLine | null,
    name: '',
    kinds: KINDS,
    places: [] as { afterId: string | null; words: string }[],
    placeIndex: 0,
    placeWords: '',
    draft: null as Draft<AmendmentForm> | null,
    form: EMPTY,
    longest: LONGEST,
    problems: { text: '', reason: '' },
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', covenantId = '', clauseId = '' } = query;
    const kind = clauseId === '' ? 'add' : 'change';
    const draft = openDraft<AmendmentForm>(`amend:${covenantId}:${clauseId}`, { ...EMPTY, kind });
    this.setData({ communityId, covenantId, clauseId, draft, form: draft.value });
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
    const { clauseId, form } = this.data;
    const at = clauses.findIndex((one) => one.clauseId === clauseId);
    const clause = clauses[at] ?? null;
    this.data.clauses = clauses;
    this.setData({
      speaks,
      clause,
      name: clause ? clauseName(at + 1) : '',
      places: placesFor(clauses, clauseId),
    });
    // A clause that is gone meanwhile can only be added anew.
    if (!clause) this.keep({ kind: 'add' });
    else this.keep(form.changed === null ? { changed: clause.text } : {});
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh();
  },

  keep(change: Partial<AmendmentForm>) {
    const { draft, covenantId, clauseId, places } = this.data;
    const form = { ...this.data.form, ...change };
    if (draft) keepDraft(`amend:${covenantId}:${clauseId}`, { ...draft, value: form });
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
      reason: form.reason.trim() === '' ? '请写一句为什么，邻居和起草小组会看到。' : '',
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
    dropDraft(`amend:${covenantId}:${clauseId}`);
    if (answer.data.state === 'held') {
      await wx.showModal({
        content: '提好了。微信的内容检查拿不准，要等人看过，大家才看得到。',
        showCancel: false,
        confirmText: '知道了',
      });
    } else {
      void wx.showToast({ title: '已提给起草小组', icon: 'success' });
    }
    goBackOrHome();
  },
});
