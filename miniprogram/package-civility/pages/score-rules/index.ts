import '../../errors';
import type {
  DimensionNumber,
  ScorebookKind,
  ScoreDraft,
  ScoreFinding,
  ScoreRule,
  ScoreTableForm,
} from '../../../../typings/contract/civility/scorecard';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { pointsWords } from '../../../text/civility/claim';
import {
  SCORE_RULE_WORDS,
  scoreFindingWords,
  scoreRuleWords,
  starRuleWords,
} from '../../../text/civility/score-rule';
import { BOOKS, kindOf } from '../../../text/civility/scorecard';
import { dayWithWeekday } from '../../../text/date';
import { errorWords, formErrorWords } from '../../../text/error';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { newRuleId } from '../rule-edit/rule-form';
import {
  type FrameForm,
  frameFormOf,
  frameOf,
  type RuleForm,
  ruleFormOf,
  ruleOf,
  wrongIn,
  wrongInFrame,
} from './rule-form';

interface Line {
  ruleId: string;
  title: string;
  text: string;
  points: string;
  isGain: boolean;
  more: string;
  wrong: string[];
}
interface Group {
  name: string;
  rules: Line[];
}
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;
type Tapped = WechatMiniprogram.TouchEvent;

/** A table of points takes effect with fourteen days' notice where it takes points away. */
const NOTICE_DAYS = 15;
/** Whether a rule takes points away. */
const SIGNS = [
  { key: false, name: SCORE_RULE_WORDS.gives },
  { key: true, name: SCORE_RULE_WORDS.takes },
];

/** What counts how much in a book; for its officers what is being written, and for another to adopt it. */
definePage({
  data: {
    words: SCORE_RULE_WORDS,
    dimensions: [] as { key: number; name: string }[],
    signs: SIGNS,
    communityId: '',
    book: 'members' as ScorebookKind,
    about: BOOKS.members,
    groups: [] as Group[],
    stars: '',
    coming: '',
    isOpen: false,
    mayWrite: false,
    preset: null as ScoreTableForm | null,
    seen: '',
    table: null as ScoreTableForm | null,
    draft: null as ScoreDraft | null,
    drafted: [] as Group[],
    draftStars: '',
    /** what is wrong with the table as a whole */
    wrong: [] as string[],
    /** the rule that is being written, '' = a new one, null = none */
    editing: null as string | null,
    form: null as Draft<RuleForm> | null,
    frame: null as Draft<FrameForm> | null,
    from: '',
    fromWords: '',
    firstDay: '',
    lastDay: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', book = '' }) {
    const kind = kindOf(book);
    const today = dayOf(Date.now());
    const from = addDays(today, NOTICE_DAYS);
    this.setData({
      communityId,
      book: kind,
      about: BOOKS[kind],
      from,
      fromWords: dayWithWeekday(from),
      firstDay: addDays(today, 1),
      lastDay: addDays(today, 365),
    });
    void this.refresh();
  },

  async refresh() {
    const { communityId, book } = this.data;
    await load(this, {
      ask: () => callCloud('civility', 'showScorebook', { communityId, book }),
      show: ({ table, coming, closedAt, seen, draft, preset, mayWrite }) =>
        this.setData({
          table,
          groups: table ? groupsOf(table) : [],
          stars: table?.stars ? starRuleWords(table.stars) : '',
          coming: coming
            ? SCORE_RULE_WORDS.coming(dayWithWeekday(coming.from), coming.rules.length)
            : '',
          isOpen: closedAt === null && table !== null,
          seen,
          draft,
          preset,
          mayWrite,
          dimensions: (draft?.dimensions ?? []).map((name, at) => ({ key: at + 1, name })),
          drafted: draft ? groupsOf(draft, draft.findings) : [],
          draftStars: draft?.stars ? starRuleWords(draft.stars) : '',
          wrong: (draft?.findings ?? [])
            .filter(({ ruleId }) => ruleId === '')
            .map(scoreFindingWords),
        }),
    });
  },

  start() {
    const { table, preset, busy } = this.data;
    const form = table ?? preset;
    if (busy || !form) return;
    const { dimensions, rules, stars } = form;
    void this.save({ dimensions, rules, stars }, `score-preset:${this.data.book}`);
  },

  beginRule(event: Tapped) {
    const { id = '' } = event.currentTarget.dataset as { id?: string };
    if (!this.data.mayWrite) return;
    const rule = this.data.draft?.rules.find(({ ruleId }) => ruleId === id);
    const form = openNew(this.nameOf(id), ruleFormOf(rule));
    this.setData({ editing: id, form, frame: null, problem: '' });
  },

  beginFrame() {
    const { draft } = this.data;
    if (!draft) return;
    const frame = openNew(this.nameOf('frame'), frameFormOf(draft.dimensions, draft.stars));
    this.setData({ frame, editing: null, form: null, problem: '' });
  },

  nameOf(what: string) {
    return `score-rule:${this.data.communityId}:${this.data.book}:${what}`;
  },

  stop() {
    this.setData({ editing: null, form: null, frame: null, problem: '' });
  },

  keep(change: Partial<RuleForm>) {
    const { form, editing } = this.data;
    if (!form || editing === null) return;
    const next = { ...form, value: { ...form.value, ...change } };
    keepDraft(this.nameOf(editing), next);
    this.setData({ form: next, problem: '' });
  },

  type(event: Typed & { currentTarget: { dataset: { name: 'title' } } }) {
    this.keep({ [event.currentTarget.dataset.name]: event.detail.value });
  },
  /** Whichever choice it is: the name of its field stands on it. */
  choose(event: WechatMiniprogram.CustomEvent<{ key: DimensionNumber | boolean }>) {
    const { name } = event.currentTarget.dataset as { name: 'dimension' | 'takes' };
    this.keep({ [name]: event.detail.key });
  },
  switchOf(
    event: WechatMiniprogram.CustomEvent<{ value: boolean }> & {
      currentTarget: { dataset: { name: 'bearer' | 'evidence' | 'two' } };
    },
  ) {
    this.keep({ [event.currentTarget.dataset.name]: event.detail.value });
  },

  typeFrame(event: Typed) {
    const { frame } = this.data;
    const { list, at } = event.currentTarget.dataset as {
      list: 'dimensions' | 'stars' | 'least';
      at: number;
    };
    if (!frame) return;
    const typed = event.detail.value;
    const lines = list === 'least' ? [] : (frame.value[list] ?? []);
    const change =
      list === 'least'
        ? { least: typed }
        : { [list]: lines.map((one, n) => (n === at ? typed : one)) };
    const next = { ...frame, value: { ...frame.value, ...change } };
    keepDraft(this.nameOf('frame'), next);
    this.setData({ frame: next, problem: '' });
  },

  async saveFrame() {
    const { frame, draft } = this.data;
    if (!frame || !draft) return;
    const problem = wrongInFrame(frame.value);
    this.setData({ problem });
    if (problem !== '') return;
    await this.save({ rules: draft.rules, ...frameOf(frame.value) }, this.nameOf('frame'), frame);
  },

  async saveRule() {
    const { form, editing, draft } = this.data;
    if (!form || !draft || editing === null) return;
    const problem = wrongIn(form.value);
    this.setData({ problem });
    if (problem !== '') return;
    const before = draft.rules.find(({ ruleId }) => ruleId === editing);
    const rule = ruleOf(form.value, before, newRuleId(form.commandId));
    const rules = before
      ? draft.rules.map((one) => (one === before ? rule : one))
      : [...draft.rules, rule];
    await this.saveRules(rules, form);
  },

  async drop() {
    const { form, editing, draft } = this.data;
    if (!form || !draft) return;
    const { confirm } = await wx.showModal({
      content: SCORE_RULE_WORDS.sureDrop,
      confirmText: SCORE_RULE_WORDS.dropYes,
      cancelText: SCORE_RULE_WORDS.later,
    });
    if (confirm)
      await this.saveRules(
        draft.rules.filter(({ ruleId }) => ruleId !== editing),
        form,
      );
  },

  async saveRules(rules: ScoreRule[], form: Draft<RuleForm>) {
    const { draft, editing } = this.data;
    if (!draft) return;
    const { dimensions, stars } = draft;
    await this.save({ dimensions, rules, stars }, this.nameOf(editing ?? ''), form);
  },

  /** @param kept what was typed, under its name; dropped once it is saved */
  async save(form: ScoreTableForm, name: string, kept?: Draft<unknown>) {
    const { communityId, book, seen, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('civility', 'saveScoreTable', {
      communityId,
      book,
      form,
      seen: seen === '' ? null : seen,
      commandId: kept?.commandId ?? keptCommandId(name),
    });
    if (!kept) settleCommand(name, answer);
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    if (kept) dropDraft(name);
    this.stop();
    const isWrong = answer.data.findings.length > 0;
    const title = isWrong ? SCORE_RULE_WORDS.keptWrong : SCORE_RULE_WORDS.kept;
    void wx.showToast({ title, icon: isWrong ? 'none' : 'success' });
    await this.refresh();
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    const from = String(event.detail.value);
    this.setData({ from, fromWords: dayWithWeekday(from), problem: '' });
  },

  async adopt() {
    const { communityId, book, from, seen, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, problem: '' });
    const name = `score-adopt:${seen}:${from}`;
    const commandId = keptCommandId(name);
    const input = { communityId, book, from, seen, commandId };
    const answer = await callCloud('civility', 'adoptScoreTable', input);
    settleCommand(name, answer);
    this.setData({ busy: false, problem: answer.ok ? '' : errorWords(answer) });
    if (!answer.ok) return;
    void wx.showToast({ title: SCORE_RULE_WORDS.adopted, icon: 'success' });
    await this.refresh();
  },

  async close() {
    const { communityId, book, seen, busy } = this.data;
    if (busy) return;
    const { confirm } = await wx.showModal({
      content: SCORE_RULE_WORDS.sureClose,
      confirmText: SCORE_RULE_WORDS.closeYes,
      cancelText: SCORE_RULE_WORDS.later,
    });
    if (!confirm) return;
    this.setData({ busy: true, problem: '' });
    const name = `score-close:${seen}`;
    const commandId = keptCommandId(name);
    const answer = await callCloud('civility', 'closeScorebook', { communityId, book, commandId });
    settleCommand(name, answer);
    this.setData({ busy: false, problem: answer.ok ? '' : errorWords(answer) });
    if (!answer.ok) return;
    void wx.showToast({ title: SCORE_RULE_WORDS.closed, icon: 'success' });
    await this.refresh();
  },
});

/** The rules under their dimensions. */
function groupsOf(
  { dimensions, rules }: Pick<ScoreTableForm, 'dimensions' | 'rules'>,
  findings: readonly ScoreFinding[] = [],
): Group[] {
  return dimensions.map((name, at) => ({
    name,
    rules: rules
      .filter(({ dimension }) => dimension === at + 1)
      .map((rule) => ({
        ruleId: rule.ruleId,
        title: rule.title,
        text: rule.text,
        points: pointsWords(rule.points),
        isGain: rule.points > 0,
        more: scoreRuleWords(rule),
        wrong: findings.filter(({ ruleId }) => ruleId === rule.ruleId).map(scoreFindingWords),
      })),
  }));
}
