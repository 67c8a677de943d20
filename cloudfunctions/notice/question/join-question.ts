import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { notices, questionMarks, questions } from '../collections.ts';
import { oneNotice } from '../read/notice-schema.ts';
import { sees, sightOf } from '../write/notice-rules.ts';
import { saveMark } from './question-repository.ts';
import { isAsking } from './question-rules.ts';

/** Wants to know an answered question as well, or no longer: one voice each, and not about one's own. */
export const joinQuestion = action('notice.joinQuestion', {
  input: v.strictObject({ ...oneNotice, questionId: documentId, joins: v.boolean() }),
  access: RESIDENTS,
  load: ({ noticeId, questionId }) => ({
    notice: one(notices, noticeId, 'NOTICE_NOT_FOUND'),
    question: one(questions, questionId, 'QUESTION_NOT_FOUND'),
    mark: own(questionMarks, questionId),
  }),
  budget: 2, // a third when another phone of theirs was quicker
  run: async ({ communityId, noticeId, questionId, joins }, { actor, notice, question, mark }) => {
    const { residentId, resident, roles } = actor;
    if (!sees(sightOf(resident.households, roles), residentId, notice)) {
      throw new Refusal('NOTICE_NOT_FOUND');
    }
    if (question.noticeId !== noticeId || question.state !== 'answered') {
      throw new Refusal('QUESTION_NOT_FOUND');
    }
    if (question.residentId === residentId) throw new Refusal('QUESTION_OWN');
    const at = now();
    if (!isAsking(notice, at)) throw new Refusal('QUESTION_CLOSED');
    if (mark?.joins === joins) return { joins };
    const _id = `${questionId}:${residentId}`;
    await saveMark({ _id, communityId, noticeId, questionId, residentId, joins, at }, mark);
    return { joins };
  },
});
