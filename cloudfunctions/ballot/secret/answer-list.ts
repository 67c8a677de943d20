import type { Question, QuestionResult } from '../../../typings/contract/motion.ts';
import type { MotionDocument } from '../collections.ts';
import { type CountFrame, ListHash } from '../result/count-rules.ts';
import { type AnswersAfter, findAnswers } from './answer-repository.ts';
import { AnswerCounter, answerLine, type PublishedAnswer, questionLines } from './answer-rules.ts';

type OfMotion = Pick<MotionDocument, 'communityId' | '_id' | 'form'>;

const A_REQUEST = 1000;
const FROM_START: AnswersAfter = { number: '', id: '' };

interface AnswersPage {
  answers: PublishedAnswer[];
  /** null at the end of the question */
  next: AnswersAfter | null;
}

/** A thousand answers to one question as they are counted and published. One request. */
async function readPage(
  motion: OfMotion,
  questionId: string,
  after: AnswersAfter,
): Promise<AnswersPage> {
  const answers = await findAnswers(motion, questionId, after);
  const last = answers.length === A_REQUEST ? answers.at(-1) : undefined;
  return { answers, next: last ? { number: last.number, id: last._id } : null };
}

/** Every answer to one question, once, a thousand a request. */
async function* everyAnswer(motion: OfMotion, questionId: string): AsyncGenerator<PublishedAnswer> {
  for (let after: AnswersAfter | null = FROM_START; after !== null; ) {
    const page: AnswersPage = await readPage(motion, questionId, after);
    yield* page.answers;
    after = page.next;
  }
}

/** The published list below its head. */
export async function readAnswerLines(motion: OfMotion): Promise<string[]> {
  const lines: string[] = [];
  for (const question of motion.form.questions) {
    lines.push(...questionLines(question));
    for await (const answer of everyAnswer(motion, question.questionId)) {
      lines.push(answerLine(answer));
    }
  }
  return lines;
}

/**
 * Reads every answer once: what is counted is what is published.
 * @throws TallyError if the answers do not fit the roster
 */
export async function countAnswerList(
  motion: OfMotion,
  frame: CountFrame,
  head: readonly string[],
): Promise<{ questions: QuestionResult[]; listHash: string; ballots: number }> {
  const hash = new ListHash(head);
  const questions: QuestionResult[] = [];
  let ballots = 0;
  for (const question of motion.form.questions) {
    const counter = new AnswerCounter();
    for (const line of questionLines(question)) hash.add(line);
    for await (const answer of everyAnswer(motion, question.questionId)) {
      counter.add(answer);
      hash.add(answerLine(answer));
    }
    questions.push(counter.result(question, frame));
    ballots = counter.answers;
  }
  return { questions, listHash: hash.hex(), ballots };
}

/** `question~number~id`: after this answer; `question~K`: from the first number that begins so. */
const CURSOR = /^([a-z0-9]{1,12})~([0-9A-HJKMNP-TV-Z]{0,20})(?:~([A-Za-z0-9_-]{1,60}))?$/;

/**
 * A page of the list from a cursor on, or from its beginning; a cursor that no page has given is the beginning.
 * A question's answers end its page. One request.
 */
export async function readAnswerPage(
  motion: OfMotion,
  cursor: string,
): Promise<{ lines: string[]; next: string | null }> {
  const { questions } = motion.form;
  const [, named = '', number = '', id = ''] = CURSOR.exec(cursor) ?? [];
  const at = Math.max(
    0,
    questions.findIndex(({ questionId }) => questionId === named),
  );
  const question = questions[at] as Question;
  const after = question.questionId === named ? { number, id } : FROM_START;
  const page = await readPage(motion, question.questionId, after);
  const isFirst = after.number === '' && after.id === '';
  const lines = [...(isFirst ? questionLines(question) : []), ...page.answers.map(answerLine)];
  if (page.next) {
    return { lines, next: `${question.questionId}~${page.next.number}~${page.next.id}` };
  }
  const following = questions[at + 1];
  return { lines, next: following ? `${following.questionId}~` : null };
}
