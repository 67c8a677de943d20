import type {
  AnsweredQuestion,
  NoticeQuestions,
  OpenQuestion,
} from '../../../typings/contract/parts/question';
import {
  askedWords,
  joinedWords,
  ownWords,
  QUESTIONS,
  signedWords,
  waitingWords,
} from '../../text/notice/questions';

interface Look {
  answered: (AnsweredQuestion & { signed: string; sum: string })[];
  open: (OpenQuestion & { asked: string; doubt: string })[];
  waiting: string;
  own: { text: string; words: string } | null;
}
const NOTHING: Look = { answered: [], open: [], waiting: '', own: null };

/**
 * What was asked below a notice, with one field to ask, and for officers one to answer. Events: `typeask` and
 * `typeanswer` with `{ value }`, `ask`, `pick` with `{ questionId }` (the one that is being answered), and `act` with
 * `{ questionId, act }`: answer, alike, decline or join.
 */
Component({
  properties: {
    questions: { type: Object, value: {} as NoticeQuestions },
    /** what is typed: the question, and the answer to the one that is picked */
    asking: { type: String, value: '' },
    answering: { type: String, value: '' },
    picked: { type: String, value: '' },
    problem: { type: String, value: '' },
    busy: { type: Boolean, value: false },
  },
  data: { words: QUESTIONS, joining: [QUESTIONS.join], look: NOTHING },
  observers: {
    questions(questions: NoticeQuestions) {
      this.setData({ look: lookOf(questions, Date.now()) });
    },
  },
  methods: {
    typeAsk(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('typeask', { value: event.detail.value });
    },
    typeAnswer(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('typeanswer', { value: event.detail.value });
    },
    ask() {
      this.triggerEvent('ask');
    },
    join(event: WechatMiniprogram.CustomEvent) {
      const { id: questionId } = event.currentTarget.dataset as { id: string };
      this.triggerEvent('act', { questionId, act: 'join' });
    },
    act(event: WechatMiniprogram.TouchEvent) {
      const { id: questionId, act } = event.currentTarget.dataset as { id: string; act: string };
      if (this.data.busy) return;
      this.triggerEvent(act === 'pick' ? 'pick' : 'act', { questionId, act });
    },
  },
});

function lookOf({ answered, open, own }: NoticeQuestions, now: number): Look {
  return {
    answered: answered.map((one) => ({
      ...one,
      signed: signedWords(one, now),
      sum: joinedWords(one.joined),
    })),
    open: open.map((one) => ({
      ...one,
      asked: askedWords(one, now),
      doubt: one.doubted ? (one.own ? QUESTIONS.doubtedOwn : QUESTIONS.doubted) : '',
    })),
    waiting: open.length > 0 ? waitingWords(open.length) : '',
    own: own && own.state !== 'answered' ? { text: own.text, words: ownWords(own) } : null,
  };
}
