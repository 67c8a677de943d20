import type { BallotAnswer, Question } from '../../../typings/contract/motion';
import { clauseName } from '../covenant/clause';

const YES_NO = [
  { optionId: 'yes', text: '同意' },
  { optionId: 'no', text: '不同意' },
  { optionId: 'abstain', text: '弃权' },
];

/** What a question offers to choose from. */
export const optionsOf = ({ kind, options }: Question) => (kind === 'yes-no' ? YES_NO : options);

/** 第三条 of a covenant that is voted on clause by clause, 第 2 题 of several; `at` counts from 0. */
export function questionName({ clauseId }: Question, at: number, of: number): string {
  if (clauseId) return clauseName(at + 1);
  return of > 1 ? `第 ${at + 1} 题` : '';
}

export const pointsWords = (points: number) => `${points} 分`;

/** What somebody chose, in words. */
export function answerWords(question: Question, answer: BallotAnswer | undefined): string {
  if (!answer) return '';
  const text = (id: string) => optionsOf(question).find((one) => one.optionId === id)?.text ?? '';
  if (question.kind !== 'score') return answer.options.map(text).join('、');
  return answer.options
    .map((id, at) => `${text(id)} ${pointsWords(answer.scores[at] ?? 0)}`)
    .join('，');
}

/** What a published choice of one question says, in words. */
export function choiceWords(question: Question, choice: string): string {
  const values = choice.split('+');
  const { questionId } = question;
  const scored = optionsOf(question).map(({ optionId }) => optionId);
  return answerWords(
    question,
    question.kind === 'score'
      ? { questionId, options: scored, scores: values.map(Number) }
      : { questionId, options: values, scores: [] },
  );
}

/** ABCDE-FGHJK-… as people copy it. */
export function receiptWords(receipt: string): string {
  return receipt.match(/.{1,5}/g)?.join('-') ?? receipt;
}
