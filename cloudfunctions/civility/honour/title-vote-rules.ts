import type { MotionForm, Question } from '../../../typings/contract/motion.ts';
import type { MotionDocument } from '../../ballot/collections.ts';
import { covers } from '../../kernel/path-id.ts';
import type { HonourDocument } from '../collections.ts';

type Titled = Pick<HonourDocument, '_id' | 'title' | 'label' | 'placeId'>;

/**
 * What a vote asks about one nomination. The question's id leads to it, so that the result says whose title it is; a
 * vote may ask about several, one question each.
 */
export function titleQuestion({ _id, title, label }: Titled): Question {
  return {
    questionId: _id
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .slice(-12),
    text: `同意把“${title}”这个称号给${label}吗？`,
    kind: 'yes-no',
    options: [],
    most: 1,
  };
}

type VoteForm = Pick<MotionForm, 'placeId' | 'ruleId' | 'basis' | 'secret' | 'questions'>;

/** Whether a vote asks about this nomination in just these words, in secret, and those who live there take part. */
export function isVoteOn(honour: Titled, form: VoteForm): boolean {
  const { questionId, text } = titleQuestion(honour);
  const asked = form.questions.filter((one) => one.questionId === questionId);
  return (
    asked.length === 1 &&
    asked[0]?.text === text &&
    asked[0].kind === 'yes-no' &&
    asked[0].clauseId === undefined &&
    covers(form.placeId, honour.placeId) &&
    form.ruleId === 'consultation' &&
    form.basis !== 'owners' &&
    form.secret
  );
}

/** Whether neighbours gave the title: by the terms of the vote, or by more for it than against; null before it is published. */
export function isGiven(
  honour: Titled,
  { publishedAt, result }: Pick<MotionDocument, 'publishedAt' | 'result'>,
): boolean | null {
  if (publishedAt === null || !result) return null;
  const { questionId } = titleQuestion(honour);
  const counted = result.questions.find((one) => one.questionId === questionId);
  if (counted?.outcome) return counted.outcome.passed;
  const of = (id: string) => counted?.options.find(({ optionId }) => optionId === id)?.persons ?? 0;
  return of('yes') > of('no');
}
