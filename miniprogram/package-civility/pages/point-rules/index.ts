import '../../errors';
import type {
  CarryOver,
  PointRule,
  Preset,
  RuleDraft,
  RuleFinding,
} from '../../../../typings/contract/civility/rule';
import type { Clause } from '../../../../typings/contract/covenant';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { memberships } from '../../../store/session';
import { pointsWords } from '../../../text/civility/claim';
import {
  adoptNote,
  comingWords,
  draftedBy,
  ofCovenant,
  POINT_RULES,
} from '../../../text/civility/page/rules';
import {
  CARRIES,
  carryWords,
  covenantWords,
  findingWords,
  PRESET_NAMES,
  ruleWords,
  triedWords,
} from '../../../text/civility/rule';
import { clauseName } from '../../../text/covenant/clause';
import { dayWithWeekday } from '../../../text/date';
import { errorWords } from '../../../text/error';
import { holdsOne } from '../../../text/role/role';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Line {
  ruleId: string;
  title: string;
  text: string;
  points: string;
  more: string;
  wrong: string[];
}

/** What counts how much; for those who write rules what is being written, and for others to adopt it. */
definePage({
  data: {
    words: POINT_RULES,
    communityId: '',
    gives: [] as Line[],
    takes: [] as Line[],
    coming: '',
    carry: '',
    draftCarry: '',
    writes: false,
    presets: [] as Preset[],
    seen: '',
    draft: null as RuleDraft | null,
    editedBy: '',
    adoptNote: '',
    /** whose clauses the draft names */
    covenant: '',
    drafted: [] as Line[],
    from: '',
    fromWords: '',
    firstDay: '',
    lastDay: '',
    /** what the draft would have made of the last 90 days; null until it is asked */
    tried: null as string[] | null,
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '' }) {
    const today = dayOf(Date.now());
    const from = addDays(today, 7);
    this.setData({
      communityId,
      from,
      fromWords: dayWithWeekday(from),
      firstDay: addDays(today, 1),
      lastDay: addDays(today, 365),
    });
  },

  onShow() {
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    const known = await memberships();
    const roles = known.ok
      ? (known.data.find((one) => one.communityId === communityId)?.roles ?? [])
      : [];
    await load(this, {
      ask: async () => {
        const rules = await callCloud('civility', 'showRuleTable', { communityId });
        if (!rules.ok) return rules;
        const { table, draft } = rules.data;
        const named = [table?.covenantId, draft?.covenantId].filter(
          (one) => typeof one === 'string',
        );
        const texts = await Promise.all(
          [...new Set(named)].map((covenantId) =>
            callCloud('covenant', 'showCovenant', { communityId, covenantId }),
          ),
        );
        // Without its text a rule still says what counts.
        const covenants = texts.flatMap((text) => (text.ok ? [text.data] : []));
        return { ok: true as const, data: { ...rules.data, covenants } };
      },
      show: ({ table, coming, draft, seen, presets, covenants }) => {
        const textOf = (covenantId: string | null | undefined) =>
          covenants.find((one) => one.covenantId === covenantId);
        const named = textOf(draft?.covenantId);
        const current = textOf(table?.covenantId)?.clauses ?? [];
        const lines = (table?.rules ?? []).map((rule) => ({
          rule,
          line: lineOf(rule, current),
        }));
        this.setData({
          gives: lines.filter(({ rule }) => rule.points > 0).map(({ line }) => line),
          takes: lines.filter(({ rule }) => rule.points < 0).map(({ line }) => line),
          coming: coming ? comingWords(dayWithWeekday(coming.from), coming.rules.length) : '',
          carry: table ? carryWords(table.carry) : '',
          draftCarry: draft ? carryWords(draft.carry) : '',
          writes: holdsOne(roles, ['secretary', 'committee-member']),
          covenant: named ? covenantWords(named) : '',
          presets,
          seen,
          draft,
          editedBy: draft ? draftedBy(draft.editedBy) : '',
          adoptNote: adoptNote(draft?.findings.length ?? 0),
          tried: null,
          drafted: (draft?.rules ?? []).map((rule) =>
            lineOf(rule, named?.clauses ?? [], draft?.findings),
          ),
        });
      },
    });
  },

  /** A set to start from is added to what is drafted; what has its id already stays as it is. */
  async start() {
    const { presets, draft, busy } = this.data;
    if (busy) return;
    const chosen = await chooseOne(presets.map(({ presetId }) => PRESET_NAMES[presetId]));
    const preset = chosen === null ? undefined : presets[chosen];
    if (!preset) return;
    const rules = draft?.rules ?? [];
    const fresh = preset.rules.filter(({ ruleId }) =>
      rules.every((rule) => rule.ruleId !== ruleId),
    );
    await this.save([...rules, ...fresh]);
  },

  /** What happens at the end of a year, of a few ways. */
  async chooseCarry() {
    const { draft, busy } = this.data;
    if (busy || !draft) return;
    const chosen = await chooseOne(CARRIES.map(carryWords));
    const carry = chosen === null ? undefined : CARRIES[chosen];
    if (carry) await this.save(draft.rules, { carry });
  },

  /** The covenant whose clauses the rules that take points away name. */
  async chooseCovenant() {
    const { communityId, draft, busy } = this.data;
    if (busy || !draft) return;
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('covenant', 'listCovenants', { communityId });
    this.setData({ busy: false, problem: answer.ok ? '' : errorWords(answer) });
    if (!answer.ok) return;
    const covenants = answer.data.covenants.filter((one) => covenantWords(one) !== '');
    if (covenants.length === 0) {
      this.setData({ problem: POINT_RULES.noCovenants });
      return;
    }
    const chosen = await chooseOne(covenants.map(covenantWords));
    const covenant = chosen === null ? undefined : covenants[chosen];
    if (covenant) await this.save(draft.rules, { covenantId: covenant.covenantId });
  },

  async save(rules: PointRule[], change: { carry?: CarryOver; covenantId?: string } = {}) {
    const { communityId, seen, draft } = this.data;
    this.setData({ busy: true, problem: '' });
    const name = `rules-preset:${communityId}`;
    const answer = await callCloud('civility', 'saveRuleTable', {
      communityId,
      rules,
      covenantId: draft?.covenantId ?? null,
      ...change,
      seen: seen === '' ? null : seen,
      commandId: keptCommandId(name),
    });
    settleCommand(name, answer);
    this.setData({ busy: false, problem: answer.ok ? '' : errorWords(answer) });
    if (answer.ok) await this.refresh();
  },

  /** What the draft would have done, before anybody adopts it. */
  async tryOut() {
    const { communityId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, problem: '' });
    const drafted = new Set(this.data.draft?.rules.map(({ ruleId }) => ruleId));
    const answer = await callCloud('civility', 'simulateRuleTable', { communityId });
    this.setData({
      busy: false,
      ...(answer.ok
        ? { tried: answer.data.rules.map((one) => triedWords(one, drafted.has(one.ruleId))) }
        : { problem: errorWords(answer) }),
    });
  },

  edit(event: WechatMiniprogram.TouchEvent) {
    const { id = '' } = event.currentTarget.dataset as { id?: string };
    go(pathTo.ruleEdit(this.data.communityId, id));
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    const from = String(event.detail.value);
    this.setData({ from, fromWords: dayWithWeekday(from) });
  },

  async adopt() {
    const { communityId, from, seen, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, problem: '' });
    const name = `rules-adopt:${seen}:${from}`;
    const answer = await callCloud('civility', 'adoptRuleTable', {
      communityId,
      from,
      seen,
      commandId: keptCommandId(name),
    });
    settleCommand(name, answer);
    this.setData({ busy: false, problem: answer.ok ? '' : errorWords(answer) });
    if (!answer.ok) return;
    void wx.showToast({ title: POINT_RULES.adopted, icon: 'success' });
    await this.refresh();
  },
});

function lineOf(
  rule: PointRule,
  clauses: readonly Pick<Clause, 'clauseId'>[],
  findings: readonly RuleFinding[] = [],
): Line {
  const { ruleId, title, text, points, clauseId } = rule;
  const at = clauses.findIndex((clause) => clause.clauseId === clauseId);
  return {
    ruleId,
    title,
    text,
    points: pointsWords(points),
    more: [ruleWords(rule), at < 0 ? '' : ofCovenant(clauseName(at + 1))]
      .filter(Boolean)
      .join(' · '),
    wrong: findings.filter((one) => one.ruleId === ruleId).map(findingWords),
  };
}
