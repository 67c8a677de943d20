import type { Clause } from '../../../typings/contract/covenant.ts';
import type { BallotAnswer, Question } from '../../../typings/contract/motion.ts';

/**
 * A ballot's answers as one short text, `question|question`: option ids joined by `+`, and of a score the
 * scores in the order of the options. It is what is stored, published and counted.
 */
export function choiceOf(
  questions: readonly Question[],
  answers: readonly BallotAnswer[],
): string | null {
  if (answers.length !== questions.length) return null;
  const parts = questions.map((question, index) => partOf(question, answers[index]));
  return parts.every((part) => part !== null) ? parts.join('|') : null;
}

/** The options that a question offers. */
export function optionIds({ kind, options }: Question): string[] {
  return kind === 'yes-no' ? ['yes', 'no', 'abstain'] : options.map(({ optionId }) => optionId);
}

function partOf(question: Question, answer: BallotAnswer | undefined): string | null {
  if (!answer || answer.questionId !== question.questionId) return null;
  const known = optionIds(question);
  const { options, scores } = answer;
  if (question.kind === 'score') {
    const isWhole = options.length === known.length && known.every((id, at) => options[at] === id);
    const isScored =
      scores.length === known.length &&
      scores.every((score) => Number.isInteger(score) && score >= 0 && score <= question.most);
    return isWhole && isScored ? scores.join('+') : null;
  }
  if (scores.length > 0 || new Set(options).size !== options.length) return null;
  if (!options.every((id) => known.includes(id))) return null;
  const most = question.kind === 'multiple' ? question.most : 1;
  if (options.length < 1 || options.length > most) return null;
  return known.filter((id) => options.includes(id)).join('+');
}

/** The answers that a stored choice stands for. */
export function answersOf(questions: readonly Question[], choice: string): BallotAnswer[] {
  const parts = choice.split('|');
  return questions.map((question, index) => {
    const values = (parts[index] ?? '').split('+');
    const { questionId } = question;
    return question.kind === 'score'
      ? { questionId, options: optionIds(question), scores: values.map(Number) }
      : { questionId, options: values, scores: [] };
  });
}

const OPTION_ID = /^[a-z0-9]{1,12}$/;
const YES_NO: readonly string[] = ['yes', 'no', 'abstain'];

/** Ids told apart, options that fit the kind; a choice's signs cannot occur in an id. */
export function areQuestionsFit(questions: readonly Question[]): boolean {
  const ids = questions.map(({ questionId }) => questionId);
  if (questions.length === 0 || new Set(ids).size !== ids.length) return false;
  return questions.every(({ kind, options, most }) => {
    const known = options.map(({ optionId }) => optionId);
    if (new Set(known).size !== known.length || !known.every((id) => OPTION_ID.test(id)))
      return false;
    if (kind === 'yes-no') return known.every((id, at) => id === YES_NO[at]) && most === 1;
    if (known.length < 2) return false;
    if (kind === 'single') return most === 1;
    return kind === 'score' ? most >= 1 && most <= 100 : most >= 1 && most <= known.length;
  });
}

/**
 * A text is voted on as a whole, or clause by clause: then every clause has its question, in the order and in
 * the words in which it stands.
 */
export function areClausesFit(
  questions: readonly Question[],
  clauses: readonly Pick<Clause, 'clauseId' | 'text'>[],
): boolean {
  if (questions.every(({ clauseId }) => clauseId === undefined)) return true;
  return (
    questions.length === clauses.length &&
    questions.every(({ clauseId, text }, at) => {
      const clause = clauses[at];
      return clause?.clauseId === clauseId && clause?.text === text;
    })
  );
}
