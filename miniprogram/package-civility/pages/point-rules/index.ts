import type { PointRule, Preset, RuleDraft } from '../../../../typings/contract/civility';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { memberships } from '../../../store/session';
import { pointsWords } from '../../../text/civility/claim';
import { PRESET_NAMES, problemWords, ruleWords } from '../../../text/civility/rule';
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
    communityId: '',
    gives: [] as Line[],
    takes: [] as Line[],
    coming: '',
    writes: false,
    presets: [] as Preset[],
    seen: '',
    draft: null as RuleDraft | null,
    drafted: [] as Line[],
    from: '',
    fromWords: '',
    firstDay: '',
    lastDay: '',
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

  async onPullDownRefresh() {
    await this.refresh();
    wx.stopPullDownRefresh();
  },

  async refresh() {
    const { communityId } = this.data;
    const known = await memberships();
    const roles = known.ok
      ? (known.data.find((one) => one.communityId === communityId)?.roles ?? [])
      : [];
    await load(this, {
      ask: () => callCloud('civility', 'showRuleTable', { communityId }),
      show: ({ table, coming, draft, seen, presets }) => {
        const lines = (table?.rules ?? []).map((rule) => ({
          rule,
          line: lineOf(rule, draft, false),
        }));
        this.setData({
          gives: lines.filter(({ rule }) => rule.points > 0).map(({ line }) => line),
          takes: lines.filter(({ rule }) => rule.points < 0).map(({ line }) => line),
          coming: coming
            ? `${dayWithWeekday(coming.from)}起换成新的规则，一共 ${coming.rules.length} 条。`
            : '',
          writes: holdsOne(roles, ['secretary', 'committee-member']),
          presets,
          seen,
          draft,
          drafted: (draft?.rules ?? []).map((rule) => lineOf(rule, draft, true)),
        });
      },
    });
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh();
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

  async save(rules: PointRule[]) {
    const { communityId, seen, draft } = this.data;
    this.setData({ busy: true, problem: '' });
    const name = `rules-preset:${communityId}`;
    const answer = await callCloud('civility', 'saveRuleTable', {
      communityId,
      rules,
      covenantId: draft?.covenantId ?? null,
      seen: seen === '' ? null : seen,
      commandId: keptCommandId(name),
    });
    settleCommand(name, answer);
    this.setData({ busy: false, problem: answer.ok ? '' : errorWords(answer) });
    if (answer.ok) await this.refresh();
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
    void wx.showToast({ title: '通过了', icon: 'success' });
    await this.refresh();
  },
});

function lineOf(rule: PointRule, draft: RuleDraft | null, isDraft: boolean): Line {
  const findings = isDraft ? (draft?.findings ?? []) : [];
  const { ruleId, title, text, points } = rule;
  return {
    ruleId,
    title,
    text,
    points: pointsWords(points),
    more: ruleWords(rule),
    wrong: findings
      .filter((one) => one.ruleId === ruleId)
      .map(({ problem, words }) => `${words ? `“${words}”：` : ''}${problemWords(problem)}`),
  };
}
