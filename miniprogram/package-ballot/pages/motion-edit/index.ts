import type { RuleId } from '../../../../typings/contract/ballot';
import type { Basis, Matter } from '../../../../typings/contract/motion';
import type { PlaceNode } from '../../../../typings/contract/resident';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { placeLabel } from '../../../components/place-picker/tree';
import { newCommandId } from '../../../store/command-id';
import { type Draft, dropDraft, keepDraft, keptCommandId, openDraft } from '../../../store/draft';
import { areaWords, unitWords } from '../../../text/ballot/figure';
import {
  BASES,
  MATTER_RULES,
  MATTERS,
  PROBLEMS,
  RULE_BASES,
  RULES,
} from '../../../text/ballot/rule';
import { clauseName } from '../../../text/covenant/clause';
import { dayWithWeekday, dayWords } from '../../../text/date';
import { errorWords, formErrorWords } from '../../../text/error';
import { definePage } from '../../../view/define-page';
import { pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { askedClauses, datesFor, emptyForm, type Form, fromMotion, toMotion } from './form';

const STEPS = ['什么事', '问什么', '什么时候', '准备好了吗'];
/** As many as one motion takes. */
const MOST_QUESTIONS = 100;
const CLOCKS = [
  '08:00',
  '09:00',
  '10:00',
  '14:00',
  '15:00',
  '18:00',
  '19:00',
  '19:30',
  '20:00',
  '21:00',
];

/** Puts a question to a vote: what, who decides, when; checked against the rule before it goes out. */
definePage({
  data: {
    communityId: '',
    /** under which it is kept */
    name: '',
    /** the covenant from whose page one came; '' = none */
    about: '',
    draft: null as Draft<Form> | null,
    form: null as Form | null,
    steps: STEPS,
    clocks: CLOCKS,
    matters: (Object.keys(MATTER_RULES) as Matter[]).map((matter) => ({
      matter,
      name: MATTERS[matter],
    })),
    rules: [] as { ruleId: RuleId; name: string; law: string }[],
    bases: [] as { basis: Basis; name: string }[],
    covenants: [] as { covenantId: string; title: string }[],
    places: [] as PlaceNode[],
    choosing: false,
    placeName: '',
    counts: '',
    asked: [] as { clauseId: string; name: string; text: string }[],
    words: { openDay: '', closeDay: '', partyDay: '', reviseDay: '' },
    firstDay: '',
    lastDay: '',
    earliest: '',
    today: '',
    isOwners: false,
    isMeeting: false,
    needsParty: false,
    eligible: '',
    problems: [] as string[],
    checked: false,
    problem: '',
    busy: false,
    progress: '',
  },

  onLoad(query) {
    const { communityId = '', motionId = '', covenantId = '' } = query;
    const now = Date.now();
    const today = dayOf(now);
    const name = `motion:${communityId}:${motionId || covenantId}`;
    const draft = openDraft(name, emptyForm(communityId, now));
    this.setData({
      communityId,
      name,
      draft,
      about: covenantId,
      today,
      firstDay: today,
      lastDay: addDays(today, 180),
      earliest: addDays(today, -730),
    });
    const isAbout = covenantId !== '' && draft.value.covenantId === '';
    this.keep({ ...(motionId ? { motionId } : {}), ...(isAbout ? { matter: 'covenant' } : {}) });
    void this.refresh();
  },

  async refresh() {
    const { communityId, form } = this.data;
    await load(this, {
      keep: `places:${communityId}`,
      ask: async () => {
        const [places, covenants, motion] = await Promise.all([
          callCloud('resident', 'listPlaces', { communityId }),
          callCloud('covenant', 'listCovenants', { communityId }),
          form?.motionId && !form.title
            ? callCloud('ballot', 'showMotion', { communityId, motionId: form.motionId })
            : null,
        ]);
        if (covenants.ok) {
          const settled = covenants.data.covenants.filter(({ state }) => state === 'settled');
          this.setData({
            covenants: settled.map(({ covenantId, title }) => ({ covenantId, title })),
          });
        }
        const { about } = this.data;
        if (about && this.data.form?.covenantId === '') this.keep(this.aboutCovenant(about));
        if (motion?.ok) this.keep(fromMotion(motion.data.motionId, motion.data.form));
        return places;
      },
      show: ({ places }) => {
        this.setData({ places });
        const isKnown = places.some(({ placeId }) => placeId === this.data.form?.placeId);
        this.keep(isKnown ? {} : { placeId: places[0]?.placeId ?? communityId });
      },
    });
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh();
  },

  /** Everything that is typed survives a closed app; what was checked has to be checked again. */
  keep(change: Partial<Form>) {
    const { draft, places } = this.data;
    if (!draft) return;
    const form = { ...(this.data.form ?? draft.value), ...change };
    const rules = MATTER_RULES[form.matter as keyof typeof MATTER_RULES];
    if (!rules.includes(form.ruleId)) {
      form.ruleId = rules[0] ?? 'residents-assembly';
      Object.assign(form, datesFor(form.ruleId, Date.now()));
    }
    const bases = RULE_BASES[form.ruleId];
    if (!bases.includes(form.basis)) form.basis = bases[0] ?? 'households';
    keepDraft(this.data.name, { ...draft, value: form });
    this.setData({
      form,
      rules: rules.map((ruleId) => ({
        ruleId,
        name: RULES[ruleId].name,
        law: RULES[ruleId].source,
      })),
      bases: bases.map((basis) => ({ basis, name: BASES[basis] })),
      counts: RULES[form.ruleId].needs,
      asked: askedClauses(form).map((clause, at) => ({ ...clause, name: clauseName(at + 1) })),
      placeName: places.length > 0 ? placeLabel(places, form.placeId) : '',
      isOwners: form.basis === 'owners',
      isMeeting: form.basis === 'representatives',
      needsParty: form.basis !== 'owners',
      words: {
        openDay: dayWithWeekday(form.openDay),
        closeDay: dayWithWeekday(form.closeDay),
        partyDay: form.partyDay ? dayWords(form.partyDay) : '还没有填',
        reviseDay: form.reviseDay ? dayWords(form.reviseDay) : '不填也可以',
      },
      checked: false,
      problem: '',
    });
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { name } = event.currentTarget.dataset as { name: keyof Form };
    this.keep({ [name]: event.detail.value });
  },

  typeQuestion(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { at } = event.currentTarget.dataset as { at: number };
    const questions = [...(this.data.form?.questions ?? [])];
    questions[at] = event.detail.value;
    this.keep({ questions });
  },

  addQuestion() {
    this.keep({ questions: [...(this.data.form?.questions ?? []), ''] });
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const { name, value } = event.currentTarget.dataset as { name: keyof Form; value: string };
    const change: Partial<Form> = { [name]: value };
    if (name === 'ruleId') Object.assign(change, datesFor(value as RuleId, Date.now()));
    if (name === 'covenantId') Object.assign(change, this.aboutCovenant(value));
    if (name === 'matter') change.matter = value as Matter;
    if (name === 'paperDays') change.paperDays = Number(value);
    this.keep(change);
  },

  /** A settled text to be voted on as a whole; nothing if it is not settled. */
  aboutCovenant(covenantId: string): Partial<Form> {
    const title = this.data.covenants.find((one) => one.covenantId === covenantId)?.title;
    if (title === undefined) return {};
    const questions = [`同意通过《${title}》吗？`];
    return { covenantId, title: title.slice(0, 40), questions, clauses: [] };
  },

  askWhole() {
    this.keep({ clauses: [] });
  },

  /** Every clause becomes a question of its own, in the words in which it stands now. */
  async askByClause() {
    const { communityId, form, busy } = this.data;
    if (busy || !form?.covenantId) return;
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('covenant', 'showCovenant', {
      communityId,
      covenantId: form.covenantId,
    });
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problem: errorWords(answer) });
    const { clauses } = answer.data;
    if (clauses.length > MOST_QUESTIONS) {
      const problem = `这份公约有 ${clauses.length} 条，一条一条投太长了。请整份一起表决。`;
      return this.setData({ problem });
    }
    this.keep({ clauses: clauses.map(({ clauseId, text }) => ({ clauseId, text })) });
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    const { name } = event.currentTarget.dataset as { name: keyof Form };
    this.keep({ [name]: String(event.detail.value) });
  },

  chooseClock(event: WechatMiniprogram.PickerChange) {
    const { name } = event.currentTarget.dataset as { name: keyof Form };
    this.keep({ [name]: CLOCKS[Number(event.detail.value)] ?? '20:00' });
  },

  toggleSecret() {
    this.keep({ secret: !this.data.form?.secret });
  },

  turnPlaces() {
    this.setData({ choosing: !this.data.choosing });
  },

  choosePlace(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
    this.keep({ placeId: event.detail.chosen[0] ?? this.data.communityId });
    this.setData({ choosing: false });
  },

  next() {
    const { form } = this.data;
    if (!form) return;
    const isAsked = askedClauses(form).length > 0 || form.questions.some((one) => one.trim());
    if (form.step === 1 && (!form.title.trim() || !isAsked)) {
      return this.setData({ problem: '请写下标题和要问的问题。' });
    }
    this.keep({ step: form.step + 1 });
  },

  back() {
    const { form } = this.data;
    if (form) this.keep({ step: Math.max(0, form.step - 1) });
  },

  /** Saved first: what is checked is what is kept. */
  async check() {
    const { communityId, form, busy } = this.data;
    if (busy || !form) return;
    this.setData({ busy: true, problem: '' });
    const saved = await callCloud('ballot', 'saveMotion', {
      communityId,
      motionId: form.motionId || null,
      form: toMotion(form),
      commandId: newCommandIdOnce(this.data.draft),
    });
    if (!saved.ok) return this.setData({ busy: false, problem: formErrorWords(saved) });
    const { motionId } = saved.data;
    this.keep({ motionId });
    this.renewCommand();
    const answer = await callCloud('ballot', 'checkMotion', { communityId, motionId });
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problem: formErrorWords(answer) });
    const { problems, eligible } = answer.data;
    const area = eligible.area === undefined ? '' : `，面积 ${areaWords(eligible.area)}`;
    this.setData({
      checked: problems.length === 0,
      problems: problems.map((one) => PROBLEMS[one]),
      eligible: `名册上有 ${eligible.persons} ${unitWords(form.basis)}${area}`,
    });
  },

  /** A draft that was saved is saved anew next time. */
  renewCommand() {
    const { draft, form, name } = this.data;
    if (!draft || !form) return;
    const next = { value: form, commandId: newCommandId() };
    keepDraft(name, next);
    this.setData({ draft: next });
  },

  async announce() {
    const { communityId, form, busy } = this.data;
    if (busy || !form?.motionId) return;
    const { confirm } = await wx.showModal({
      title: '现在发布公告？',
      content: '发布以后内容不能再改，名册也定下来了。大家马上能看到，到时间自动开始投票。',
      confirmText: '发布公告',
      cancelText: '再看看',
    });
    if (!confirm) return;
    this.setData({ busy: true, problem: '', progress: '正在定名册' });
    const { motionId } = form;
    const name = `announce:${motionId}`;
    for (;;) {
      const answer = await callCloud('ballot', 'announceMotion', {
        communityId,
        motionId,
        commandId: keptCommandId(name),
      });
      if (!answer.ok) {
        if (answer.code !== 'OFFLINE' && answer.code !== 'SERVICE_BUSY') dropDraft(name);
        return this.setData({ busy: false, progress: '', problem: formErrorWords(answer) });
      }
      this.setData({ progress: `正在定名册，已经 ${answer.data.voters}` });
      if (answer.data.done) break;
    }
    dropDraft(name);
    dropDraft(this.data.name);
    void wx.redirectTo({ url: pathTo.motion(communityId, motionId) });
  },
});

function newCommandIdOnce(draft: Draft<Form> | null): string {
  return draft?.commandId ?? newCommandId();
}
