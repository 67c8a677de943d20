import assert from 'node:assert/strict';
import type { QuestionDocument } from '../../cloudfunctions/notice/collections.ts';
import { NOTICE, type PersonKey, residentIdOf } from './community.ts';
import { type Input, reminder } from './inputs.ts';
import type { As, Linli } from './linli.ts';

/** What tests ask and answer below the notice to the building. */

export const asking = (
  n: number,
  text = '电梯也停吗？',
  noticeId: string = NOTICE.building,
): Input => ({
  ...reminder(n, noticeId),
  text,
});

/** The question that somebody has asked below the notice. */
const questionOf = (linli: Linli, as: PersonKey) =>
  linli
    .documents<QuestionDocument>('noticeQuestions')
    .find(({ residentId }) => residentId === residentIdOf(as));

/** The same, asked now if it has not been. */
export async function questionBy(
  linli: Linli,
  as: PersonKey,
  n: number,
): Promise<QuestionDocument> {
  if (!questionOf(linli, as)) await askedBy(linli, as, n);
  const question = questionOf(linli, as);
  assert.ok(question);
  return question;
}

/** Somebody asks below the notice. @returns the id of the question */
export async function askedBy(linli: Linli, as: As, n: number, text?: string): Promise<string> {
  const { envelope } = await linli.call('notice', 'askQuestion', asking(n, text), as);
  assert.ok(envelope.ok, JSON.stringify(envelope));
  return (envelope.data as { questionId: string }).questionId;
}

export const answering = (
  n: number,
  questionId: string,
  version = 0,
  text = '电梯不停，只停水。',
): Input => ({
  ...reminder(n, NOTICE.building),
  questionId,
  version,
  how: 'answer',
  text,
});

export const putting = (n: number, questionId: string, into: string, version = 0): Input => ({
  ...reminder(n, NOTICE.building),
  questionId,
  version,
  how: 'alike',
  into,
});

export const declining = (n: number, questionId: string, version = 0): Input => ({
  ...reminder(n, NOTICE.building),
  questionId,
  version,
  how: 'decline',
  reason: 'rude',
});

export const joining = (questionId: string, joins = true): Input => {
  const { commandId: _, ...one } = reminder(1, NOTICE.building);
  return { ...one, questionId, joins };
};
