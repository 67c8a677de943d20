import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { text } from '../../kernel/schema.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { checkTexts } from '../../review/check-texts.ts';
import { notices, type QuestionDocument, questions } from '../collections.ts';
import { noticeChange } from '../read/notice-schema.ts';
import { sees, sightOf } from '../write/notice-rules.ts';
import { isAsking } from './question-rules.ts';

const idOf = (openid: string, noticeId: string) => idFromCommand(openid, `${noticeId} question`);

/**
 * Asks below a notice, once. What the check doubts comes to those who answer all the same, and only somebody else
 * than the asker lets it be read by all.
 */
export const askQuestion = action('notice.askQuestion', {
  input: v.strictObject({ ...noticeChange, text: text(200) }),
  texts: 'within',
  access: RESIDENTS,
  load: ({ noticeId }, openid) => ({
    notice: one(notices, noticeId, 'NOTICE_NOT_FOUND'),
    question: one(questions, idOf(openid, noticeId)),
  }),
  command: ({ noticeId }, openid) => ({
    action: 'question.ask',
    target: `question:${idOf(openid, noticeId)}`,
  }),
  budget: 4,
  run: ({ communityId, noticeId, text }, context) => {
    const { openid, actor, notice, question, command } = context;
    const { residentId, resident, roles } = actor;
    if (!sees(sightOf(resident.households, roles), residentId, notice)) {
      throw new Refusal('NOTICE_NOT_FOUND');
    }
    const _id = idOf(openid, noticeId);
    return insert(
      context,
      communityId,
      questions,
      {
        found: question,
        prepare: async () => {
          if (!isAsking(notice, command.stamp.at)) throw new Refusal('QUESTION_CLOSED');
          return checkTexts(openid, [text]);
        },
        decide: (change, verdict): QuestionDocument => ({
          _id,
          communityId,
          noticeId,
          residentId,
          text,
          doubted: verdict !== 'pass',
          state: 'open',
          at: change.at,
          answer: null,
          into: null,
          declined: null,
          version: 0,
          telling: true,
          change,
        }),
        taken: () => {
          throw new Refusal('QUESTION_ASKED');
        },
        answer: () => ({ questionId: _id }),
      },
      () => _id,
    );
  },
});
