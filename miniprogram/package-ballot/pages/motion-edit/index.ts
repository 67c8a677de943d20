import '../../errors';
import type { BallotActions, RuleId } from '../../../../typings/contract/ballot';
import type { BodyChoice, MotionDetail } from '../../../../typings/contract/motion';
import type { PlaceNode, Role } from '../../../../typings/contract/resident';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { withinPlaces } from '../../../components/place-picker/tree';
import {
  chooseDraft,
  type Draft,
  type DraftChoice,
  type DraftState,
  draftState,
  dropDraft,
  keepDraft,
  keptDraft,
  openDraft,
  putOver,
  type Stored,
  storeDraft,
} from '../../../store/draft';
import { currentOf, memberships } from '../../../store/session';
import {
  MOTION_EDIT,
  MOTION_STEPS,
  PARTS,
  progressWords,
  tooManyClauses,
  wholeQuestion,
} from '../../../text/ballot/motion/edit';
import { errorWords, formErrorWords } from '../../../text/error';
import { ANNOUNCERS, holdsOne, INVITERS } from '../../../text/role/role';
import { goInstead } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { adultsLeft } from './adults';
import { isSure, sendAnnouncement } from './announce';
import { checkedLook, NOT_CHECKED } from './checked';
import { askedClauses, datesFor, emptyForm, type Form, fitted, fromMotion, toMotion } from './form';
import { CLOCKS, type Look, lookOf, PAPER_DAYS } from './look';

/** Offices that convene something; what, the function says for each place. */
const CONVENERS: readonly Role[] = [...ANNOUNCERS, ...INVITERS];
/** As many as one motion takes. */
const MOST_QUESTIONS = 100;

const NOTHING: Look = lookOf(emptyForm('', 0), [], []);

/** Puts a question to a vote: what, who decides, when; checked against the rule before it goes out. */
definePage({
  data: {
    words: MOTION_EDIT,
    steps: MOTION_STEPS,
    communityId: '',
    /** '' until a new one has been saved */
    motionId: '',
    /** the covenant from whose page one came; '' = none */
    about: '',
    /** as it is stored, or as a new one begins */
    stored: null as Stored<Form> | null,
    draft: null as Draft<Form> | null,
    draftState: '' as DraftState,
    form: null as Form | null,
    clocks: CLOCKS,
    paperDays: PAPER_DAYS,
    parts: PARTS,
    /** the bodies that the writer may convene at the place of the form, and which place that is */
    bodies: [] as BodyChoice[],
    bodiesAt: '',
    settled: [] as { covenantId: string; title: string; placeId: string }[],
    covenants: [] as { covenantId: string; title: string }[],
    places: [] as PlaceNode[],
    offices: [] as string[],
    invites: false,
    choosing: false,
    asking: '',
    bodiesProblem: '',
    ...NOTHING,
    firstDay: '',
    lastDay: '',
    earliest: '',
    today: '',
    ...NOT_CHECKED,
    /** how far the check of adults has come, where adults vote */
    adults: '',
    problem: '',
    busy: false,
    progress: '',
  },

  onLoad(query) {
    const { communityId = '', covenantId = '' } = query;
    // A new one that was saved by the release before is still kept under the name of a new one.
    const saved = keptDraft<Form>(draftName(communityId, covenantId))?.value.motionId;
    const motionId = query.motionId || saved || '';
    const today = dayOf(Date.now());
    this.setData({
      communityId,
      motionId,
      about: covenantId,
      today,
      firstDay: today,
      lastDay: addDays(today, 180),
      earliest: addDays(today, -730),
    });
    void this.refresh();
  },

  async refresh() {
    const { communityId, motionId } = this.data;
    const kept = keptDraft<Form>(this.name());
    await load(this, {
      ...(motionId && !kept ? {} : { keep: `places:${communityId}` }),
      ask: async () => {
        const [own, places, covenants, motion] = await Promise.all([
          memberships(),
          callCloud('resident', 'listPlaces', { communityId }),
          callCloud('covenant', 'listCovenants', { communityId }),
          motionId ? callCloud('ballot', 'showMotion', { communityId, motionId }) : null,
        ]);
        if (covenants.ok) {
          this.data.settled = covenants.data.covenants.filter(({ state }) => state === 'settled');
        }
        if (motion?.ok) this.know(motion.data);
        if (own.ok) {
          const { roles = [] } = currentOf(own.data) ?? {};
          this.data.invites = !holdsOne(roles, ANNOUNCERS);
          this.data.offices = roles
            .filter(({ role }) => CONVENERS.includes(role))
            .map(({ placeId }) => placeId);
        }
        return motion && !motion.ok && !kept ? motion : places;
      },
      show: ({ places }) => {
        this.setData({ places: withinPlaces(places, this.data.offices) });
        this.begin();
      },
    });
  },

  /** Under which it is kept on the phone: a new one by the covenant that it is about. */
  name() {
    const { communityId, motionId, about } = this.data;
    return draftName(communityId, motionId || about);
  },

  know({ motionId, form, seen = '' }: MotionDetail) {
    this.data.stored = { value: fromMotion(motionId, form), version: seen };
  },

  /** With the motion as it is stored, or what was left half done. Without network only that is known. */
  begin() {
    const { communityId, motionId, about, places, stored } = this.data;
    const first = emptyForm(communityId, Date.now(), this.data.invites);
    const placeId = places[0]?.placeId ?? communityId;
    const matter = about ? { matter: 'covenant' as const, ...this.aboutCovenant(about) } : {};
    const start = stored ?? { value: { ...first, placeId, ...matter }, version: '' };
    this.data.stored = start;
    const kept = motionId && !stored ? keptDraft<Form>(this.name()) : null;
    const draft = kept ?? openDraft(this.name(), start);
    const isKnown = places.some((one) => one.placeId === draft.value.placeId);
    this.show(isKnown ? draft : { ...draft, value: { ...draft.value, placeId } });
  },

  chooseDraft(event: WechatMiniprogram.CustomEvent<{ choice: DraftChoice }>) {
    const { draft, stored } = this.data;
    if (draft && stored) this.show(chooseDraft(this.name(), draft, event.detail.choice, stored));
  },

  show(draft: Draft<Form>) {
    this.setData({ draft, draftState: draftState(draft), checked: false, problem: '' });
    this.draw(draft.value);
  },

  /** Everything that is typed survives a closed app; what was checked has to be checked again. */
  keep(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    const { bodies, bodiesAt } = this.data;
    const written = { ...draft.value, ...change };
    const isKnown = bodiesAt === written.placeId;
    const value = fitted(written, isKnown ? bodies : [], Date.now());
    this.setData({
      draft: keepDraft(this.name(), { ...draft, value }),
      checked: false,
      problem: '',
    });
    this.draw(value);
  },

  draw(form: Form) {
    const { places, settled, bodies, bodiesAt } = this.data;
    const isKnown = bodiesAt === form.placeId;
    this.setData({
      form,
      covenants: settled.filter(({ placeId }) => placeId === form.placeId),
      ...lookOf(form, places, isKnown ? bodies : []),
    });
    if (!isKnown) void this.askBodies();
  },

  /** Which bodies the writer may convene at the place that was chosen. */
  async askBodies() {
    const { communityId, form } = this.data;
    const placeId = form?.placeId;
    if (!placeId || this.data.asking === placeId) return;
    this.data.asking = placeId;
    const answer = await callCloud('ballot', 'listBodies', { communityId, placeId });
    this.data.asking = '';
    if (this.data.form?.placeId !== placeId) return;
    if (!answer.ok) return this.setData({ bodiesProblem: errorWords(answer) });
    this.setData({ bodies: answer.data.bodies, bodiesAt: placeId, bodiesProblem: '' });
    const { draft } = this.data;
    // What no longer fits the place is put right where something was chosen or is new.
    const value = draft && fitted(draft.value, answer.data.bodies, Date.now());
    if (draft && value && draft.value.step === 0 && value !== draft.value) {
      this.setData({ draft: { ...draft, value } });
    }
    this.draw(value ?? this.data.form);
  },

  /** What was typed, or the key of a chip. */
  type(event: WechatMiniprogram.CustomEvent<{ value?: string; key?: string | number }>) {
    const { name } = event.currentTarget.dataset as { name: keyof Form };
    this.keep({ [name]: event.detail.key ?? event.detail.value });
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
    if (name === 'ruleId') {
      const days = this.data.bodies.find(({ ruleId }) => ruleId === value)?.noticeDays ?? 0;
      Object.assign(change, datesFor(value as RuleId, days, Date.now()));
    }
    if (name === 'covenantId') Object.assign(change, this.aboutCovenant(value));
    this.keep(change);
  },

  /** A settled text to be voted on as a whole; nothing if it is not settled. */
  aboutCovenant(covenantId: string): Partial<Form> {
    const text = this.data.settled.find((one) => one.covenantId === covenantId);
    if (text === undefined) return {};
    const { title, placeId } = text;
    const questions = [wholeQuestion(title)];
    return { covenantId, placeId, title: title.slice(0, 40), questions, clauses: [] };
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
      return this.setData({ problem: tooManyClauses(clauses.length) });
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

  toEstates() {
    go(pathTo.estates(this.data.communityId));
  },

  toDoubts(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.ownerDoubts(this.data.communityId, id));
  },

  turnPlaces() {
    this.setData({ choosing: !this.data.choosing });
  },

  choosePlace(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
    const placeId = event.detail.chosen[0] ?? this.data.form?.placeId ?? '';
    const { covenantId = '' } = this.data.form ?? {};
    const isThere = this.data.settled.some(
      (one) => one.covenantId === covenantId && one.placeId === placeId,
    );
    this.keep({ placeId, ...(isThere ? {} : { covenantId: '', clauses: [] }) });
    this.setData({ choosing: false });
  },

  next() {
    const { form } = this.data;
    if (!form) return;
    if (form.step === 0 && this.data.rules.length === 0) {
      return this.setData({ problem: MOTION_EDIT.chooseFirst });
    }
    const isAsked = askedClauses(form).length > 0 || form.questions.some((one) => one.trim());
    if (form.step === 1 && (!form.title.trim() || !isAsked)) {
      return this.setData({ problem: MOTION_EDIT.writeFirst });
    }
    this.keep({ step: form.step + 1 });
  },

  back() {
    const { form } = this.data;
    if (form) this.keep({ step: Math.max(0, form.step - 1) });
  },

  /** Saved first: what is checked is what is kept. */
  async check() {
    const { communityId, motionId, draft, busy } = this.data;
    if (busy || !draft) return;
    const form = draft.value;
    this.setData({ busy: true, problem: '' });
    const saved = await callCloud('ballot', 'saveMotion', {
      communityId,
      motionId: motionId || null,
      form: toMotion(form),
      ...(draft.basedOn ? { seen: draft.basedOn } : {}),
      commandId: draft.commandId,
    });
    if (!saved.ok) {
      if (saved.code === 'MOTION_CHANGED') await this.meetOther();
      return this.setData({ busy: false, problem: formErrorWords(saved) });
    }
    this.saved(saved.data);
    const one = { communityId, motionId: saved.data.motionId };
    const answer = await callCloud('ballot', 'checkMotion', one);
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problem: formErrorWords(answer) });
    const adults = form.basis === 'adults' ? await adultsLeft(communityId, form.placeId) : '';
    this.setData({ adults, ...checkedLook(answer.data, form.basis) });
  },

  /** A draft that was saved is saved anew next time; a new one has got a name. */
  saved({ motionId, seen = '' }: BallotActions['saveMotion']['data']) {
    const { draft } = this.data;
    if (!draft) return;
    if (!this.data.motionId) dropDraft(this.name());
    this.data.motionId = motionId;
    const value = { ...draft.value, motionId };
    this.data.stored = { value, version: seen };
    this.show(storeDraft(this.name(), { ...draft, value }, seen));
  },

  /** Somebody else has saved it since: what is typed stays, and theirs can be looked at. */
  async meetOther() {
    const { communityId, motionId, draft } = this.data;
    const answer = await callCloud('ballot', 'showMotion', { communityId, motionId });
    if (!answer.ok || !draft) return;
    this.know(answer.data);
    this.show(putOver(this.name(), draft, answer.data.seen ?? ''));
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  async announce() {
    const { communityId, motionId, busy } = this.data;
    if (busy || !motionId) return;
    if (!(await isSure())) return;
    this.setData({ busy: true, problem: '', progress: progressWords(0) });
    const problem = await sendAnnouncement(communityId, motionId, (voters) =>
      this.setData({ progress: progressWords(voters) }),
    );
    if (problem) return this.setData({ busy: false, progress: '', problem });
    dropDraft(this.name());
    goInstead(this, pathTo.motion(communityId, motionId));
  },
});

const draftName = (communityId: string, id: string) => `motion:${communityId}:${id}`;
