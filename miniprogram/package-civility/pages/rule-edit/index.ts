import '../../errors';
import type { PointRule } from '../../../../typings/contract/civility/rule';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { RULE_EDIT } from '../../../text/civility/page/rules';
import { findingWords, SOURCES } from '../../../text/civility/rule';
import { clauseName } from '../../../text/covenant/clause';
import { formErrorWords } from '../../../text/error';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { type Form, formOf, newRuleId, ruleOf, wrongIn } from './rule-form';

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;

/** One rule of the draft. What was typed is kept until it is saved. */
definePage({
  data: {
    words: RULE_EDIT,
    communityId: '',
    ruleId: '',
    rules: [] as PointRule[],
    covenantId: null as string | null,
    seen: '',
    /** of the covenant that the draft names */
    clauses: [] as { clauseId: string; name: string; text: string }[],
    sources: SOURCES,
    /** why the rule cannot stand as it was saved */
    wrong: [] as string[],
    draft: null as Draft<Form> | null,
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', ruleId = '' }) {
    this.setData({ communityId, ruleId });
    void this.refresh();
  },

  async refresh() {
    const { communityId, ruleId } = this.data;
    await load(this, {
      ask: async () => {
        const rules = await callCloud('civility', 'showRuleTable', { communityId });
        if (!rules.ok) return rules;
        const covenantId = rules.data.draft?.covenantId ?? null;
        const covenant = covenantId
          ? await callCloud('covenant', 'showCovenant', { communityId, covenantId })
          : null;
        if (covenant && !covenant.ok) return covenant;
        const clauses = covenant?.data.clauses ?? [];
        return { ok: true as const, data: { ...rules.data, clauses } };
      },
      show: ({ draft, table, seen, clauses }) => {
        const rules = draft?.rules ?? table?.rules ?? [];
        const rule = rules.find((one) => one.ruleId === ruleId);
        this.setData({
          rules,
          seen,
          covenantId: draft?.covenantId ?? null,
          clauses: clauses.map(({ clauseId, text }, at) => ({
            clauseId,
            name: clauseName(at + 1),
            text,
          })),
          wrong: (draft?.findings ?? []).filter((one) => one.ruleId === ruleId).map(findingWords),
          draft: openNew(`rule:${communityId}:${ruleId}`, formOf(rule)),
        });
      },
    });
  },

  keep(change: Partial<Form>) {
    const { draft, communityId, ruleId } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { ...draft.value, ...change } };
    keepDraft(`rule:${communityId}:${ruleId}`, next);
    this.setData({ draft: next, problem: '' });
  },

  typeTitle(event: Typed) {
    this.keep({ title: event.detail.value });
  },
  typeText(event: Typed) {
    this.keep({ text: event.detail.value });
  },
  typePoints(event: Typed) {
    this.keep({ points: event.detail.value });
  },
  typeMonth(event: Typed) {
    this.keep({ month: event.detail.value });
  },
  chooseSign(event: WechatMiniprogram.TouchEvent) {
    this.keep({ takes: (event.currentTarget.dataset as { takes: boolean }).takes });
  },
  chooseClause(event: WechatMiniprogram.TouchEvent) {
    this.keep({ clauseId: (event.currentTarget.dataset as { id: string }).id });
  },
  chooseSource(event: WechatMiniprogram.TouchEvent) {
    this.keep({ source: (event.currentTarget.dataset as { source: Form['source'] }).source });
  },
  switchEvidence(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    this.keep({ evidence: event.detail.value });
  },
  switchTwo(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    this.keep({ two: event.detail.value });
  },

  async save() {
    const { draft, rules, ruleId } = this.data;
    if (!draft) return;
    const wrong = wrongIn(draft.value);
    if (wrong) {
      this.setData({ problem: wrong });
      return;
    }
    const before = rules.find((one) => one.ruleId === ruleId);
    const rule = ruleOf(draft.value, before, newRuleId(draft.commandId));
    await this.keepRules(
      before ? rules.map((one) => (one === before ? rule : one)) : [...rules, rule],
    );
  },

  async drop() {
    const { confirm } = await wx.showModal({
      content: RULE_EDIT.confirmDrop,
      confirmText: RULE_EDIT.dropIt,
    });
    if (confirm)
      await this.keepRules(this.data.rules.filter((one) => one.ruleId !== this.data.ruleId));
  },

  async keepRules(rules: PointRule[]) {
    const { communityId, ruleId, covenantId, seen, draft, busy } = this.data;
    if (busy || !draft) return;
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('civility', 'saveRuleTable', {
      communityId,
      rules,
      covenantId,
      seen: seen === '' ? null : seen,
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`rule:${communityId}:${ruleId}`);
    const own = rules.at(-1)?.ruleId;
    const found = answer.data.findings.find((one) => one.ruleId === (ruleId || own));
    void wx.showToast({
      title: found ? RULE_EDIT.savedButWrong : RULE_EDIT.saved,
      icon: found ? 'none' : 'success',
    });
    goBackOrHome(this);
  },
});
