import '../../errors';
import type { BallotAnswer, MotionDetail, OwnVoter } from '../../../../typings/contract/motion';
import { callCloud } from '../../../cloud/call-cloud';
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
  type Stored,
} from '../../../store/draft';
import {
  BALLOT_CAST,
  castByWords,
  chooseFirstWords,
  hintWords,
  oneVoteWords,
  overruleNote,
  tooManyChosen,
} from '../../../text/ballot/cast';
import {
  answerWords,
  optionsOf,
  pointsWords,
  questionName,
  receiptWords,
} from '../../../text/ballot/question';
import { CHANNELS } from '../../../text/ballot/rule';
import { castForWords, changeNote, privacyNote, sentWords } from '../../../text/ballot/sheet';
import { WAYS, wayOf } from '../../../text/ballot/way';
import { beginningOf } from '../../../text/covenant/clause';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { type BallotForm, ballotDraft, EMPTY_BALLOT, sendBallot } from '../send-ballot';
import { showQuestion } from '../show-question';

/** Where a helping hand and a short review are worth more than every word at once. */
const LONG = 4;

interface QuestionView {
  questionId: string;
  name: string;
  text: string;
  hint: string;
  isScore: boolean;
  isMany: boolean;
  most: number;
  options: { optionId: string; text: string; on: boolean; score: number; points: string }[];
}

/** Chooses, looks once more, and sends; then the receipt, which only this phone keeps. */
definePage({
  data: {
    words: BALLOT_CAST,
    isPoll: false,
    communityId: '',
    motionId: '',
    voterId: '',
    motion: null as MotionDetail | null,
    voter: null as OwnVoter | null,
    /** for whom one answers; '' where nobody is named */
    behalf: '',
    /** whose vote would be changed */
    overrule: '',
    way: WAYS.vote,
    /** as the vote is stored */
    stored: null as Stored<BallotForm> | null,
    draft: null as Draft<BallotForm> | null,
    draftState: '' as DraftState,
    form: EMPTY_BALLOT,
    note: '',
    privacy: '',
    questions: [] as QuestionView[],
    step: 'choose' as 'choose' | 'review' | 'done' | 'shut',
    /** why there is nothing to choose */
    shut: '',
    review: [] as { questionId: string; text: string; words: string }[],
    /** of the questions that are answered by yes or no, those that are not yet */
    left: 0,
    yesNo: 0,
    isLong: false,
    receipt: '',
    /** what is said in place of a receipt */
    sent: '',
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', motionId = '', voterId = '' } = query;
    this.setData({ communityId, motionId, voterId });
    void this.refresh();
  },

  async refresh() {
    const { communityId, motionId, voterId } = this.data;
    await load(this, {
      ask: () => callCloud('ballot', 'showMotion', { communityId, motionId }),
      show: (motion) => {
        const voter = motion.own.find((one) => one.voterId === voterId) ?? null;
        const earlier = Object.fromEntries(
          (voter?.answers ?? []).map(({ questionId, options, scores }) => [
            questionId,
            { options, scores },
          ]),
        );
        const stored = {
          version: voter?.cast ? `${voter.cast}:${voter.receipt ?? ''}` : '',
          value: { ...EMPTY_BALLOT, choices: earlier },
        };
        const { form } = motion;
        const kind = wayOf(form.ruleId);
        const way = WAYS[kind];
        this.setData({
          motion,
          voter,
          stored,
          way,
          isPoll: kind === 'poll',
          behalf: voter && kind !== 'poll' ? castForWords(kind, voter.name) : '',
          overrule: voter?.overrules ? overruleNote(voter.castBy ?? '') : '',
          note: changeNote(form),
          privacy: privacyNote(form),
        });
        void wx.setNavigationBarTitle({ title: way.step });
        const kept = keptDraft<BallotForm>(this.draftName());
        // One that was on its way may be the stored one: it is sent again as it was.
        this.begin(kept?.value.sent ? kept : openDraft(this.draftName(), stored));
        if (kept?.value.sent) this.look();
      },
    });
  },

  draftName() {
    return ballotDraft(this.data.motionId, this.data.voterId);
  },

  begin(draft: Draft<BallotForm>) {
    const isSent = draft.value.sent;
    this.setData({ draft, draftState: isSent ? '' : draftState(draft), form: draft.value });
    this.draw();
  },

  chooseDraft(event: WechatMiniprogram.CustomEvent<{ choice: DraftChoice }>) {
    const { draft, stored } = this.data;
    if (!draft || !stored) return;
    this.begin(chooseDraft(this.draftName(), draft, event.detail.choice, stored));
  },

  /** What was chosen survives a closed app. */
  keep(form: BallotForm) {
    if (!this.data.draft) return;
    const draft = keepDraft(this.draftName(), { ...this.data.draft, value: form });
    this.setData({ draft, form, problem: '' });
    this.draw();
  },

  draw() {
    const { motion, form } = this.data;
    if (!motion) return;
    const all = motion.form.questions;
    const yesNo = all.filter(({ kind }) => kind === 'yes-no');
    this.setData({
      yesNo: yesNo.length,
      left: yesNo.filter(({ questionId }) => !form.choices[questionId]).length,
      isLong: all.length >= LONG,
      questions: all.map((question, place): QuestionView => {
        const chosen = form.choices[question.questionId];
        const isScore = question.kind === 'score';
        return {
          questionId: question.questionId,
          name: questionName(question, place, all.length),
          text: question.text,
          hint: hintWords(question.kind, question.most),
          isScore,
          isMany: question.kind === 'multiple',
          most: question.most,
          options: optionsOf(question).map(({ optionId, text }, at) => ({
            optionId,
            text,
            on: chosen?.options.includes(optionId) ?? false,
            score: chosen?.scores[at] ?? 0,
            points: pointsWords(chosen?.scores[at] ?? 0),
          })),
        };
      }),
    });
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const { question: id, option } = event.currentTarget.dataset as {
      question: string;
      option: string;
    };
    const { motion, form } = this.data;
    const question = motion?.form.questions.find(({ questionId }) => questionId === id);
    if (!question) return;
    const before = form.choices[id]?.options ?? [];
    const many = before.includes(option)
      ? before.filter((one) => one !== option)
      : [...before, option];
    if (question.kind === 'multiple' && many.length > question.most) {
      this.setData({ problem: tooManyChosen(question.most) });
      return;
    }
    const options = question.kind === 'multiple' ? many : [option];
    this.keep({ ...form, choices: { ...form.choices, [id]: { options, scores: [] } } });
  },

  chooseRest(event: WechatMiniprogram.CustomEvent<{ option: string }>) {
    const { motion, form } = this.data;
    const choices = { ...form.choices };
    for (const { questionId, kind } of motion?.form.questions ?? []) {
      if (kind === 'yes-no') choices[questionId] ??= { options: [event.detail.option], scores: [] };
    }
    this.keep({ ...form, choices });
  },

  score(event: WechatMiniprogram.CustomEvent<{ value: number }>) {
    const { question: id, at } = event.currentTarget.dataset as { question: string; at: number };
    const { motion, form } = this.data;
    const question = motion?.form.questions.find(({ questionId }) => questionId === id);
    if (!question) return;
    const options = optionsOf(question).map(({ optionId }) => optionId);
    const before = form.choices[id]?.scores ?? [];
    const scores = options.map((_, index) =>
      index === at ? event.detail.value : (before[index] ?? 0),
    );
    this.keep({ ...form, choices: { ...form.choices, [id]: { options, scores } } });
  },

  answers(): BallotAnswer[] | null {
    const answers = this.given();
    return answers.every(({ options }) => options.length > 0) ? answers : null;
  },

  /** To every question what was chosen, or nothing yet. */
  given(): BallotAnswer[] {
    const { motion, form } = this.data;
    return (motion?.form.questions ?? []).map(({ questionId, kind, ...question }) => {
      const chosen = form.choices[questionId];
      if (kind === 'score') {
        const options = optionsOf({ questionId, kind, ...question }).map(
          ({ optionId }) => optionId,
        );
        return { questionId, options, scores: options.map((_, at) => chosen?.scores[at] ?? 0) };
      }
      return { questionId, options: chosen?.options ?? [], scores: [] };
    });
  },

  look() {
    const { motion } = this.data;
    const answers = this.answers();
    if (!motion || !answers) {
      const open = this.given().findIndex(({ options }) => options.length === 0);
      const missing = this.data.questions[open];
      this.setData({ problem: chooseFirstWords(missing?.name ?? '') });
      if (missing && this.data.isLong) showQuestion(missing);
      return;
    }
    this.setData({
      step: 'review',
      problem: '',
      review: motion.form.questions.map((question, at) => ({
        questionId: question.questionId,
        text: this.data.isLong
          ? `${questionName(question, at, motion.form.questions.length)}　${beginningOf(question.text, 12)}`
          : question.text,
        words: answerWords(question, answers[at]),
      })),
    });
  },

  back() {
    this.setData({ step: 'choose', problem: '' });
  },

  async cast() {
    const { communityId, voterId, voter, motion, busy } = this.data;
    const answers = this.answers();
    if (busy || !answers || !motion) return;
    this.setData({ busy: true, problem: '' });
    const sent = await sendBallot({
      communityId,
      motion,
      voterId,
      voter,
      form: this.data.form,
      answers,
      keep: (form) => this.keep(form),
    });
    this.setData({ busy: false });
    if (sent.is === 'cast') {
      // In a secret vote there is nothing to show before the list is out, and so nothing to be asked for.
      const receipt = motion.form.secret ? '' : receiptWords(sent.receipt);
      this.setData({ step: 'done', receipt, sent: sentWords(motion.form) });
      return;
    }
    if (sent.is === 'taken') return this.explainCast(sent.words);
    if (sent.code === 'RECEIPT_TAKEN' || sent.code === 'RECEIPT_UNFIT') await this.refresh();
    this.setData({ problem: sent.words });
  },

  /** Somebody of the household was quicker, or a paper: who it was stands in the motion. */
  async explainCast(words: string) {
    const { communityId, motionId, voterId } = this.data;
    dropDraft(this.draftName());
    const answer = await callCloud('ballot', 'showMotion', { communityId, motionId });
    const own = answer.ok ? answer.data.own.find((one) => one.voterId === voterId) : undefined;
    const who = own?.cast && own.castBy ? castByWords(own.castBy, CHANNELS[own.cast]) : words;
    const shut = own?.as === 'household' ? oneVoteWords(who) : who;
    this.setData({ step: 'shut', shut });
  },

  copy() {
    void wx.setClipboardData({ data: this.data.receipt });
  },

  leave() {
    goBackOrHome(this);
  },
});
