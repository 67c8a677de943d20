import type { Envelope } from '../../../../typings/contract/envelope';
import type {
  AnsweredQuestion,
  NoticeQuestions,
} from '../../../../typings/contract/parts/question';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { dropDraft, keepDraft, openNew } from '../../../store/draft';
import { DECLINE_CHOICES, QUESTIONS } from '../../../text/notice/questions';
import { chooseOne } from '../../../view/choose-one';

/** What is done about questions below a notice. What is typed is kept until it has arrived. */

interface OneNotice {
  communityId: string;
  noticeId: string;
}

/** What became of a tap, with the words for it; without an answer something is missing, null: nothing was chosen. */
type Outcome = { answer: Envelope<unknown> | null; done: string } | null;

/** Something that is done about the questions below a notice. */
export type Acting = (one: OneNotice, all: NoticeQuestions) => Promise<Outcome>;

const askName = ({ noticeId }: OneNotice) => `ask:${noticeId}`;
const answerName = (questionId: string) => `answer:${questionId}`;

export function typedQuestion(notice: OneNotice): string {
  return openNew(askName(notice), { text: '' }).value.text;
}

export function keepQuestion(notice: OneNotice, text: string): void {
  const name = askName(notice);
  keepDraft(name, { ...openNew(name, { text: '' }), value: { text } });
}

/** What was typed about a question, or the answer that stands. */
export function typedAnswer(questionId: string, questions: NoticeQuestions): string {
  const stands = questions.answered.find((one) => one.questionId === questionId)?.answer ?? '';
  return openNew(answerName(questionId), { text: stands }).value.text;
}

export function keepAnswer(questionId: string, text: string): void {
  const name = answerName(questionId);
  keepDraft(name, { ...openNew(name, { text: '' }), value: { text } });
}

export async function sendQuestion(notice: OneNotice): Promise<Outcome> {
  const name = askName(notice);
  const { value, commandId } = openNew(name, { text: '' });
  const text = value.text.trim();
  if (text === '') return { answer: null, done: QUESTIONS.wantsText };
  const answer = await callCloud('notice', 'askQuestion', { ...notice, text, commandId });
  if (answer.ok || answer.code === 'QUESTION_ASKED') dropDraft(name);
  return { answer, done: QUESTIONS.asked };
}

async function sendAnswer(
  notice: OneNotice,
  questionId: string,
  questions: NoticeQuestions,
): Promise<Outcome> {
  const name = answerName(questionId);
  const draft = openNew(name, { text: typedAnswer(questionId, questions) });
  const text = draft.value.text.trim();
  if (text === '') return { answer: null, done: QUESTIONS.wantsAnswer };
  const { commandId } = keepDraft(name, draft);
  const version = versionOf(questionId, questions);
  const input = { ...notice, questionId, version, how: 'answer' as const, text, commandId };
  const answer = await callCloud('notice', 'answerQuestion', input);
  if (answer.ok) dropDraft(name);
  // The next attempt is another command, about the question as it is by then.
  else if (answer.code === 'QUESTION_CHANGED') {
    dropDraft(name);
    keepAnswer(questionId, draft.value.text);
  }
  return { answer, done: QUESTIONS.answered };
}

/** Puts a question to one that is answered, which is chosen from a sheet. */
async function putToAnswered(
  notice: OneNotice,
  questionId: string,
  questions: NoticeQuestions,
): Promise<Outcome> {
  const { answered } = questions;
  const chosen = await chooseOne(answered.map(shortOf), QUESTIONS.whichSame);
  const into = chosen === null ? undefined : answered[chosen]?.questionId;
  if (into === undefined) return null;
  const version = versionOf(questionId, questions);
  const name = `alike:${questionId}:${into}:${version}`;
  const commandId = keptCommandId(name);
  const input = { ...notice, questionId, version, how: 'alike' as const, into, commandId };
  const answer = await callCloud('notice', 'answerQuestion', input);
  settleCommand(name, answer);
  return { answer, done: QUESTIONS.putTo };
}

/** Declines a question, or takes its answer off, with a reason from a sheet. */
async function declineQuestion(
  notice: OneNotice,
  questionId: string,
  questions: NoticeQuestions,
): Promise<Outcome> {
  const isAnswered = questions.answered.some((one) => one.questionId === questionId);
  const why = isAnswered ? QUESTIONS.offWhy : QUESTIONS.whyDecline;
  const chosen = await chooseOne(
    DECLINE_CHOICES.map(({ words }) => words),
    why,
  );
  const reason = chosen === null ? undefined : DECLINE_CHOICES[chosen]?.reason;
  if (reason === undefined) return null;
  const version = versionOf(questionId, questions);
  const name = `decline:${questionId}:${reason}:${version}`;
  const commandId = keptCommandId(name);
  const input = { ...notice, questionId, version, how: 'decline' as const, reason, commandId };
  const answer = await callCloud('notice', 'answerQuestion', input);
  settleCommand(name, answer);
  return { answer, done: QUESTIONS.declined };
}

async function joinQuestion(
  notice: OneNotice,
  questionId: string,
  { answered }: NoticeQuestions,
): Promise<Outcome> {
  const joins = !answered.find((one) => one.questionId === questionId)?.joins;
  const answer = await callCloud('notice', 'joinQuestion', { ...notice, questionId, joins });
  return { answer, done: joins ? QUESTIONS.joined : '' };
}

/** What can be done about a question, by the names that the block below the notice gives it. */
const ACTS = {
  answer: sendAnswer,
  alike: putToAnswered,
  decline: declineQuestion,
  join: joinQuestion,
};
export type Act = keyof typeof ACTS;

export function acting(act: Act, questionId: string): Acting {
  return (one, all) => ACTS[act](one, questionId, all);
}

function versionOf(questionId: string, { answered, open }: NoticeQuestions): number {
  return [...answered, ...open].find((one) => one.questionId === questionId)?.version ?? 0;
}

/** As it fits on one line of a sheet. */
function shortOf({ text }: AnsweredQuestion): string {
  const [first = ''] = text.split('\n');
  const letters = [...first];
  return letters.length > 18 ? `${letters.slice(0, 17).join('')}…` : first;
}
