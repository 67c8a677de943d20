import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type { MotionDetail } from '../../../../typings/contract/motion';
import { callCloud } from '../../../cloud/call-cloud';
import { keepText } from '../../../cloud/download-file';
import { keptReceipt } from '../../../store/receipt';
import { keptReceiptWords, listFileName, RECEIPT_FIND } from '../../../text/ballot/cast';
import {
  answerWords,
  choiceWords,
  questionName,
  receiptWords,
} from '../../../text/ballot/question';
import { errorWords } from '../../../text/error';
import { sendFile } from '../../../view/attachment';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { findAnswer } from './find-answers';

interface Line {
  text: string;
  answer: string;
  /** under which it is published; '' where the ballot has one number for all */
  number: string;
}

/** Whether a ballot is in the published list, and whether it says what its voter chose. */
definePage({
  data: {
    words: RECEIPT_FIND,
    communityId: '',
    motionId: '',
    motion: null as MotionDetail | null,
    /** the answers to each question have lines and numbers of their own, which only this phone can tell */
    isByAnswer: false,
    kept: [] as { receipt: string; name: string; words: string }[],
    typed: '',
    found: '' as '' | 'yes' | 'no',
    foundWords: '',
    /** its answers are not in the list, being those of a few */
    isLeftOut: false,
    lines: [] as Line[],
    problem: '',
    busy: false,
    listing: false,
    listed: null as { filePath: string; fileName: string } | null,
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '', motionId: query.motionId ?? '' });
    void this.refresh();
  },

  async refresh() {
    const { communityId, motionId } = this.data;
    await load(this, {
      keep: `motion:${motionId}`,
      ask: () => callCloud('ballot', 'showMotion', { communityId, motionId }),
      show: (motion) => {
        const kept = motion.own.flatMap(({ voterId, name, receipt }) => {
          const known = receipt ?? keptReceipt(motionId, voterId);
          return known
            ? [{ receipt: receiptWords(known), name, words: keptReceiptWords(name) }]
            : [];
        });
        const isByAnswer = motion.form.secret && (motion.scheme ?? 1) > 1;
        this.setData({ motion, kept, isByAnswer, typed: kept[0]?.receipt ?? '' });
      },
    });
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ typed: event.detail.value, found: '', problem: '' });
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const { receipt } = event.currentTarget.dataset as { receipt: string };
    this.setData({ typed: receipt, found: '', problem: '' });
  },

  /** The whole list as a file; WeChat sends it only from a tap of its own. */
  async list() {
    const { listing, listed, motion } = this.data;
    if (listing || !motion) return;
    if (listed) return sendFile(listed);
    this.setData({ listing: true, problem: '' });
    const answer = await this.allLines();
    this.setData({ listing: false });
    if (!answer.ok) return this.setData({ problem: errorWords(answer) });
    const fileName = listFileName(motion.form.title);
    const filePath = await keepText(fileName, answer.data.map((line) => `${line}\n`).join(''));
    this.setData({ listed: { filePath, fileName } });
  },

  async allLines(): Promise<Envelope<string[]>> {
    const { communityId, motionId } = this.data;
    const lines: string[] = [];
    for (let after: string | undefined; ; ) {
      const answer = await callCloud('ballot', 'listBallots', {
        communityId,
        motionId,
        ...(after ? { after } : {}),
      });
      if (!answer.ok) return answer;
      lines.push(...answer.data.lines);
      if (answer.data.next === null) return { ok: true, data: lines };
      after = answer.data.next;
    }
  },

  async find() {
    const { communityId, motionId, typed, motion, busy, isByAnswer } = this.data;
    if (busy || !motion) return;
    const receipt = cleaned(typed);
    if (isByAnswer) return this.findEach(motion, receipt);
    if (!/^[0-9A-HJKMNP-TV-Z]{20}$/.test(receipt)) {
      this.setData({ problem: RECEIPT_FIND.unfit, found: '' });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('ballot', 'findReceipt', { communityId, motionId, receipt });
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problem: errorWords(answer) });
    const { found, answers } = answer.data;
    this.setData({
      found: found ? 'yes' : 'no',
      foundWords: RECEIPT_FIND.listed,
      lines: (answers ?? []).map((one, at) => {
        const question = motion.form.questions[at];
        const answer = question ? answerWords(question, one) : '';
        return { text: question?.text ?? '', answer, number: '' };
      }),
    });
  },

  /** One question after another, as they come. */
  async findEach({ form }: MotionDetail, receipt: string) {
    const { communityId, motionId } = this.data;
    this.setData({ busy: true, problem: '', found: '', lines: [] });
    const lines: Line[] = [];
    let foundWords = RECEIPT_FIND.counted;
    let isLeftOut = false;
    for (const [at, question] of form.questions.entries()) {
      const answer = await findAnswer({ communityId, motionId, receipt }, question);
      if (!answer.ok) return this.setData({ busy: false, problem: errorWords(answer) });
      const { number, choice, place } = answer.data;
      if (place === 'away') foundWords = RECEIPT_FIND.remote;
      if (choice === '') [foundWords, isLeftOut] = [RECEIPT_FIND.leftOut, true];
      if (choice === undefined) return this.setData({ busy: false, found: 'no', lines: [] });
      const name = questionName(question, at, form.questions.length);
      lines.push({
        text: name || question.text,
        answer: choice === '' ? RECEIPT_FIND.unpublished : choiceWords(question, choice),
        number: receiptWords(number),
      });
      this.setData({ lines });
    }
    this.setData({ busy: false, found: 'yes', foundWords, isLeftOut });
  },
});

/** What people mistake for one another is taken as what it is. */
function cleaned(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}
