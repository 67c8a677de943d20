import type { Action } from '../action';
import type { Role } from '../people';

/** Why a question is not answered: fixed, so that nobody has to check what is told to the asker. */
export type QuestionDecline =
  | 'rude' // 骂人、伤人的话
  | 'private' // 写到了别人的私事
  | 'elsewhere' // 和这则通知无关
  | 'unclear'; // 没看明白，请打电话说

/** A question with its answer, as everybody reads it below the notice. Who asked is told to nobody. */
export interface AnsweredQuestion {
  questionId: string;
  text: string;
  answer: string;
  /** who answered, and in which office */
  by: { name: string; role: Role; placeLabel: string };
  answeredAt: number;
  /** the answer stands in the place of an earlier one */
  changed: boolean;
  /** neighbours who want to know it as well, beside whoever asked */
  joined: number;
  /** the caller asked it */
  own: boolean;
  /** the caller has said that they want to know it as well */
  joins: boolean;
  /** counts what officers have done about it */
  version: number;
}

/** A notice below which questions wait for the caller's answer. */
export interface AskedNotice {
  noticeId: string;
  title: string;
  questions: number;
}

/** A question that waits, for those who may answer it. */
export interface OpenQuestion {
  questionId: string;
  text: string;
  askedAt: number;
  /** WeChat's check doubts the words: nobody else has read them */
  doubted: boolean;
  /** the caller's own; words that are doubted are for somebody else to let through */
  own: boolean;
  version: number;
}

/** What became of the caller's own question. */
export interface OwnQuestion {
  questionId: string;
  text: string;
  askedAt: number;
  state: 'open' | 'answered' | 'alike' | 'declined';
  /** of one that was declined */
  reason: QuestionDecline | null;
  /** the question that is answered for both; null: none, or its answer has been taken off */
  into: string | null;
}

export interface NoticeQuestions {
  /** the caller may ask now: once a notice, while it is current */
  mayAsk: boolean;
  mayAnswer: boolean;
  own: OwnQuestion | null;
  /** the latest answer first */
  answered: AnsweredQuestion[];
  /** the oldest first; none for those who may not answer */
  open: OpenQuestion[];
}

export type QuestionErrorCode =
  | 'QUESTION_NOT_FOUND'
  | 'QUESTION_CLOSED' // the notice is not current any more
  | 'QUESTION_ASKED' // one question a person and notice
  | 'QUESTION_CHANGED' // somebody else has answered or declined it meanwhile
  | 'QUESTION_OWN'; // one's own: doubted words are for somebody else; nobody joins themselves

interface OneNotice {
  communityId: string;
  noticeId: string;
}
interface OneQuestion extends OneNotice {
  questionId: string;
}
interface Answering extends OneQuestion {
  /** as the caller saw it */
  version: number;
  commandId: string;
}

export interface QuestionActions {
  /** Seen by the caller, and by those who may answer, until it is answered. */
  askQuestion: Action<OneNotice & { text: string; commandId: string }, { questionId: string }>;
  /**
   * Answers a question for all who read the notice, puts it to another one that is answered, or declines it. An answer
   * that stands is answered anew, or taken off, in the same way. The asker is told, and whoever joined.
   */
  answerQuestion: Action<
    | (Answering & { how: 'answer'; text: string })
    | (Answering & { how: 'alike'; into: string })
    | (Answering & { how: 'decline'; reason: QuestionDecline }),
    { version: number }
  >;
  /** Wants to know an answered question as well, and is told when its answer changes; or no longer. */
  joinQuestion: Action<OneQuestion & { joins: boolean }, { joins: boolean }>;
}
