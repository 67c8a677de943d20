import { about, index, NOBODY, personal, STAMP, shape } from '../kernel/database/about.ts';
import { type QuestionAnswer, questionMarks, questions } from './collections.ts';

const WHO_NOTICE_FOR = 'who the notice is for';
const LONG_NOTICE_WHICH = 'as long as the notice, which is a public record of the community';
const UNTIL_LEFT = 'until the person leaves the community';

/** What is asked below notices. */
export const questionCollections = [
  about(questions, {
    indexes: [
      index('notice', 'communityId', 'noticeId', 'state', 'at'),
      index('into', 'communityId', 'into'),
      index('person', 'communityId', 'residentId'),
      index('open', 'communityId', 'state', 'at'),
      index('telling', 'telling', 'change.at'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      noticeId: 'plain',
      residentId: personal(
        'who asked',
        'one question a person and notice; who asked is told of the answer',
        NOBODY,
        UNTIL_LEFT,
      ),
      text: personal(
        'what they asked',
        'it is answered once for all',
        'officers who may answer; once answered, who the notice is for, without the name',
        'as long as the notice if it was answered; what was not goes when they leave',
      ),
      doubted: 'plain',
      state: 'plain',
      at: 'plain',
      answer: shape<QuestionAnswer>({
        text: personal(
          'what an officer answered',
          'it is answered once for all',
          WHO_NOTICE_FOR,
          LONG_NOTICE_WHICH,
        ),
        by: personal(
          'name and office of who answered',
          'an answer is signed',
          WHO_NOTICE_FOR,
          LONG_NOTICE_WHICH,
        ),
        at: 'plain',
        changed: 'plain',
      }),
      into: 'plain',
      declined: 'plain',
      version: 'plain',
      telling: 'plain',
      change: STAMP,
    },
  }),
  about(questionMarks, {
    indexes: [
      index('question', 'communityId', 'questionId', 'joins'),
      index('person', 'communityId', 'residentId'),
    ],
    fields: {
      _id: personal('question and person', 'one voice each', NOBODY, UNTIL_LEFT),
      communityId: 'plain',
      noticeId: 'plain',
      questionId: 'plain',
      residentId: personal(
        'who wants to know it as well',
        'they are told when the answer changes',
        'nobody; others see a number',
        UNTIL_LEFT,
      ),
      joins: 'plain',
      at: 'plain',
    },
  }),
];
