import { about, index, NOBODY, personal, STAMP } from '../kernel/database/about.ts';
import { feedbacks } from './collections.ts';

/** What is kept of what a volunteer and their team's leader say to each other, and for how long. */

const UNTIL_LEAVES = 'until the volunteer leaves the community';
const WHY = 'the next shift is better for both';
const THE_TWO = 'the volunteer, the leaders of the team and the secretary';

export const feedbackCollections = [
  about(feedbacks, {
    indexes: [
      index('shift', 'communityId', 'shiftId'),
      index('person', 'communityId', 'residentId'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: personal('shift and person', 'one document each', NOBODY, UNTIL_LEAVES),
      communityId: 'plain',
      shiftId: 'plain',
      teamId: 'plain',
      residentId: personal('who was there', WHY, THE_TWO, UNTIL_LEAVES),
      title: 'plain',
      day: 'plain',
      said: personal('what they say about the shift', WHY, THE_TWO, UNTIL_LEAVES),
      answer: personal('what a leader says to them, and who it was', WHY, THE_TWO, UNTIL_LEAVES),
      change: STAMP,
    },
  }),
];
