import * as v from 'valibot';
import type { QuestionDecline } from '../../../typings/contract/parts/question.ts';
import { one } from '../../kernel/action/load.ts';
import { change, type Patch } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { notices, type QuestionDocument, questions } from '../collections.ts';
import { ANSWERERS } from '../read/notice-access.ts';
import { noticeChange } from '../read/notice-schema.ts';
import { authorOf } from '../write/author-of.ts';
import { sees, sightOf } from '../write/notice-rules.ts';
import { mayPutTo } from './question-rules.ts';

const answering = {
  ...noticeChange,
  questionId: documentId,
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
};
const ACTIONS = {
  answer: 'question.answer',
  alike: 'question.fold',
  decline: 'question.decline',
} as const;

/** Answers a question once for all, puts it to another one, or declines it; of two officers one is told to look again. */
export const answerQuestion = action('notice.answerQuestion', {
  input: v.variant('how', [
    v.strictObject({ ...answering, how: v.literal('answer'), text: text(500) }),
    v.strictObject({ ...answering, how: v.literal('alike'), into: documentId }),
    v.strictObject({
      ...answering,
      how: v.literal('decline'),
      reason: v.picklist(['rude', 'private', 'elsewhere', 'unclear'] satisfies QuestionDecline[]),
    }),
  ]),
  access: ANSWERERS,
  load: (input) => ({
    notice: one(notices, input.noticeId, 'NOTICE_NOT_FOUND'),
    question: one(questions, input.questionId, 'QUESTION_NOT_FOUND'),
    into: one(questions, input.how === 'alike' ? input.into : null),
  }),
  command: ({ how, questionId }) => ({ action: ACTIONS[how], target: `question:${questionId}` }),
  budget: 4,
  run: (input, context) => {
    const { actor, notice, question, into, command } = context;
    const { residentId, resident, roles } = actor;
    const isSeen = sees(sightOf(resident.households, roles), residentId, notice);
    if (!isSeen || notice.state !== 'published') throw new Refusal('NOTICE_NOT_FOUND');
    if (question.noticeId !== notice._id) throw new Refusal('QUESTION_NOT_FOUND');
    const by = { ...authorOf(resident.name, roles, notice.audience), residentId };
    const { at } = command.stamp;
    return change(context, questions, question, {
      missing: 'QUESTION_NOT_FOUND',
      decide: (current) => {
        if (current.version !== input.version) throw new Refusal('QUESTION_CHANGED');
        return { ...outcomeOf(current), version: current.version + 1, telling: true };
      },
      answer: ({ version }) => ({ version }),
    });

    function outcomeOf(current: QuestionDocument): Patch<QuestionDocument> {
      if (input.how === 'decline') {
        return { state: 'declined', declined: input.reason, answer: null, into: null };
      }
      if (current.doubted && current.residentId === residentId) throw new Refusal('QUESTION_OWN');
      if (input.how === 'alike') {
        if (!mayPutTo(current, into)) throw new Refusal('QUESTION_CHANGED');
        return { state: 'alike', into: input.into };
      }
      const answer = { text: input.text, by, at, changed: current.answer !== null };
      return { state: 'answered', answer, into: null, declined: null };
    }
  },
});
