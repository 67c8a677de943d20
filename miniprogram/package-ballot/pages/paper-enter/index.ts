import '../../errors';
import type { BallotAnswer, MotionDetail } from '../../../../typings/contract/motion';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import {
  notEnteredWords,
  PAPER_CHANNELS,
  PAPER_ENTER,
  paperHeading,
} from '../../../text/ballot/paper';
import { optionsOf, questionName } from '../../../text/ballot/question';
import { formErrorWords } from '../../../text/error';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { showQuestion } from '../show-question';

interface Form {
  serial: string;
  chosen: Record<string, string>;
  channel: 'door' | 'room' | 'paper';
}

/** Writes down what one paper says; somebody else compares it before it counts. */
definePage({
  data: {
    words: PAPER_ENTER,
    communityId: '',
    motionId: '',
    voterId: '',
    /** whose paper it is */
    name: '',
    heading: '',
    secret: false,
    motion: null as MotionDetail | null,
    draft: null as Draft<Form> | null,
    form: { serial: '', chosen: {}, channel: 'door' } as Form,
    channels: PAPER_CHANNELS,
    questions: [] as {
      questionId: string;
      name: string;
      text: string;
      options: { optionId: string; text: string; on: boolean }[];
    }[],
    left: 0,
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', motionId = '', voterId = '' } = query;
    this.setData({ communityId, motionId, voterId, name: decodeURIComponent(query.name ?? '') });
    void this.refresh();
  },

  async refresh() {
    const { communityId, motionId } = this.data;
    await load(this, {
      keep: `motion:${motionId}`,
      ask: () => callCloud('ballot', 'showMotion', { communityId, motionId }),
      show: (motion) => {
        const initial: Form = { serial: '', chosen: {}, channel: 'door' };
        const draft = openNew(this.draftName(), initial);
        const { secret } = motion.form;
        const heading = paperHeading(secret, this.data.name);
        this.setData({ motion, secret, heading, draft, form: draft.value });
        this.draw();
      },
    });
  },

  draftName() {
    return `paper:${this.data.motionId}:${this.data.voterId}`;
  },

  keep(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    const form = { ...this.data.form, ...change };
    keepDraft(this.draftName(), { ...draft, value: form });
    this.setData({ form, problem: '' });
    this.draw();
  },

  draw() {
    const { motion, form } = this.data;
    const all = motion?.form.questions ?? [];
    this.setData({
      left: all.filter(({ questionId }) => !form.chosen[questionId]).length,
      questions: all.map((question, at) => ({
        questionId: question.questionId,
        name: questionName(question, at, all.length),
        text: question.text,
        options: optionsOf(question).map((one) => ({
          ...one,
          on: form.chosen[question.questionId] === one.optionId,
        })),
      })),
    });
  },

  typeSerial(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep({ serial: event.detail.value });
  },

  chooseChannel(event: WechatMiniprogram.TouchEvent) {
    const { channel } = event.currentTarget.dataset as { channel: Form['channel'] };
    this.keep({ channel });
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const { question, option } = event.currentTarget.dataset as {
      question: string;
      option: string;
    };
    this.keep({ chosen: { ...this.data.form.chosen, [question]: option } });
  },

  chooseRest(event: WechatMiniprogram.CustomEvent<{ option: string }>) {
    const chosen = { ...this.data.form.chosen };
    for (const { questionId } of this.data.questions) chosen[questionId] ||= event.detail.option;
    this.keep({ chosen });
  },

  async enter() {
    const { communityId, motionId, voterId, secret, motion, form, draft, busy } = this.data;
    if (busy || !motion || !draft) return;
    const answers = motion.form.questions.map(
      ({ questionId }): BallotAnswer => ({
        questionId,
        options: form.chosen[questionId] ? [form.chosen[questionId]] : [],
        scores: [],
      }),
    );
    const serial = form.serial.toUpperCase().replace(/[^0-9A-Z]/g, '');
    const missing = this.data.questions.find(({ questionId }) => !form.chosen[questionId]);
    if (missing) {
      showQuestion(missing);
      return this.setData({ problem: notEnteredWords(missing.name) });
    }
    if (secret && serial.length !== 20) {
      return this.setData({ problem: PAPER_ENTER.serialUnfit });
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('ballot', 'enterPaper', {
      communityId,
      motionId,
      voterId: secret ? null : voterId,
      serial: secret ? serial : null,
      channel: form.channel,
      answers,
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problem: formErrorWords(answer) });
    dropDraft(this.draftName());
    await wx.showToast({ title: PAPER_ENTER.entered, icon: 'none' });
    goBackOrHome(this);
  },
});
