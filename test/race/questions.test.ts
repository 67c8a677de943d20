import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  QuestionDocument,
  QuestionMarkDocument,
} from '../../cloudfunctions/notice/collections.ts';
import { checkAudit, settle } from '../support/faults.ts';
import { type Answer, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { answering, askedBy, asking, declining, joining } from '../support/questions.ts';

/** Two phones of an asker, two officers, and neighbours who join at once. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const codes = (answers: Answer[]) =>
  answers.map(({ envelope }) => (envelope.ok ? 'ok' : envelope.code)).sort();
const kept = () => linli.documents<QuestionDocument>('noticeQuestions');
const call = (action: string, input: object, as: Parameters<Linli['call']>[3]) =>
  linli.call('notice', action, { ...input }, as);

describe('a question', () => {
  it('asked from two phones at once is one', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all([
        call('askQuestion', asking(1, '几点来水？'), 'resident'),
        call('askQuestion', asking(2, '电梯停吗？'), 'resident'),
      ]);
      expect(codes(answers)).toStrictEqual(['QUESTION_ASKED', 'ok']);
      expect(kept().length).toBe(1);
    }));

  it('answered by one officer and declined by another at once has one outcome', () =>
    inAnyOrder(linli, async () => {
      const questionId = await askedBy(linli, 'resident', 1);
      const answers = await Promise.all([
        call('answerQuestion', answering(2, questionId), 'secretary'),
        call('answerQuestion', declining(3, questionId), 'buildingSteward'),
      ]);
      expect(codes(answers)).toStrictEqual(['QUESTION_CHANGED', 'ok']);
      const [one] = kept();
      expect(one?.version).toBe(1);
      expect(one?.answer === null).toBe(one?.state === 'declined');
      await settle(linli);
      checkAudit(linli);
    }));

  it('joined from two phones at once has one voice', () =>
    inAnyOrder(linli, async () => {
      const questionId = await askedBy(linli, 'resident', 1);
      await call('answerQuestion', answering(2, questionId), 'secretary');
      const answers = await Promise.all([
        call('joinQuestion', joining(questionId), 'stairSteward'),
        call('joinQuestion', joining(questionId), 'stairSteward'),
      ]);
      expect(codes(answers)).toStrictEqual(['ok', 'ok']);
      const marks = linli.documents<QuestionMarkDocument>('noticeQuestionMarks');
      expect(marks.map(({ joins }) => joins)).toStrictEqual([true]);
    }));
});
