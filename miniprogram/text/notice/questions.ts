import type {
  AnsweredQuestion,
  OpenQuestion,
  OwnQuestion,
  QuestionDecline,
} from '../../../typings/contract/parts/question';
import { pastWords } from '../date';
import { roleWords } from '../role/role';

/** Questions below a notice. */
export const QUESTIONS = {
  heading: '大家问的',
  ask: '有不清楚的，在这里问',
  askHint: '先只有负责的人看得到。答复以后大家都看得到，不写您的名字。一则通知可以问一次。',
  example: '例如：电梯也停吗？',
  send: '发给负责的人',
  wantsText: '请写下想问的。',
  asked: '问出去了',
  waits: '等着答复，有了会告诉您',
  own: '您问的',
  alike: '和下面的问题一样，已经一起答复了',
  alikeOff: '一起答复的那一条已经撤下了。有事请打电话给楼栋长。',
  join: '我也想问',
  joined: '答复有变化会告诉您',
  changed: '改过',
  again: '改答复',
  off: '撤下',
  answer: '答复',
  answerHint: '答复以后，看得到这则通知的人都看得到，会写明是您答的。',
  answerExample: '写给大家看的答复',
  reply: '答复给大家看',
  wantsAnswer: '请写下答复。',
  answered: '答复了，会告诉问的人',
  same: '和答过的一样',
  whichSame: '和哪一条一样？',
  putTo: '并好了，会告诉问的人',
  decline: '不答复',
  whyDecline: '为什么不答复？会告诉问的人',
  declined: '好了，会告诉问的人',
  offWhy: '为什么撤下？会告诉问的人',
  doubted: '微信没把握这段话合不合适，只有您这样负责的人看得到，请您看看。',
  doubtedOwn: '这是您自己问的，微信没把握，要请另一位工作人员来看。',
};

const DECLINES: Record<QuestionDecline, string> = {
  rude: '话里有伤人的字眼',
  private: '写到了别人的私事',
  elsewhere: '和这则通知无关',
  unclear: '没看明白',
};

/** What an officer may choose from. */
export const DECLINE_CHOICES = Object.entries(DECLINES).map(([reason, words]) => ({
  reason: reason as QuestionDecline,
  words,
}));

export const waitingWords = (count: number) => `等答复的问题 ${count} 个`;

export const joinedWords = (joined: number) => (joined > 0 ? `${joined} 位邻居也想问` : '');

/** 沈秋（社区书记）今天 10:00 答复 */
export function signedWords({ by, answeredAt, changed }: AnsweredQuestion, now: number): string {
  const when = `${by.name}（${roleWords(by.role)}）${pastWords(answeredAt, now)} 答复`;
  return changed ? `${when} · ${QUESTIONS.changed}` : when;
}

export const askedWords = ({ askedAt }: OpenQuestion, now: number) =>
  `${pastWords(askedAt, now)} 问的`;

/** What became of one's own question. */
export function ownWords({ state, reason, into }: OwnQuestion): string {
  if (state === 'open') return QUESTIONS.waits;
  if (state === 'declined') {
    return `没有答复：${DECLINES[reason ?? 'unclear']}。有事请打电话给楼栋长。`;
  }
  if (state === 'alike') return into === null ? QUESTIONS.alikeOff : QUESTIONS.alike;
  return '';
}
