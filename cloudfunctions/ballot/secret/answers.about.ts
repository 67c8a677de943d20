import { about, index, personal } from '../../kernel/database/about.ts';
import { ballotAnswers } from '../collections.ts';
import { LONG_RECORD_VOTE } from '../entries.about.ts';

export const ANSWERS = about(ballotAnswers, {
  indexes: [
    index('number', 'motionId', 'questionId', 'number', '_id'),
    index('found', 'motionId', 'number'),
  ],
  fields: {
    _id: 'plain',
    communityId: 'plain',
    motionId: 'plain',
    questionId: 'plain',
    number: personal(
      'a number that only the voter’s phone can derive; of a paper it is drawn',
      'everybody finds their answers in the list',
      'everybody concerned, once it is counted',
      LONG_RECORD_VOTE,
    ),
    place: 'plain',
    choice: personal(
      'what was answered to one question',
      'it is counted',
      'everybody concerned, without a name',
      LONG_RECORD_VOTE,
    ),
  },
});
