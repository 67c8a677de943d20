import { about, index, NOBODY, personal, STAMP, shape } from '../kernel/database/about.ts';
import { type HonourObjection, honours, rankings } from './collections.ts';

const LISTED = 'everybody while it is published; the household and officers of its door before';
const KEPT = 'as long as the record of the community’s honours';
const WANTED = 'until the household does not want it any more';
const DECIDED = 'whoever decides does not decide about what is their own';

export const honourCollections = [
  about(honours, {
    indexes: [
      index('newest', 'communityId', 'state', '-order'),
      index('account', 'communityId', 'accountId', '-order'),
      index('objector', 'communityId', 'objections.residentId'),
      index('vote', 'voteDueAt'),
      index('telling', 'telling'),
      index('pictures', 'communityId', 'pictures'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      accountId: personal('which household', 'a household is honoured', NOBODY, KEPT),
      label: personal('the door', 'a household is honoured', LISTED, KEPT),
      placeId: personal('the household', 'its officers decide', NOBODY, KEPT),
      kind: 'plain',
      title: 'plain',
      stars: 'plain',
      reason: personal('what they did well', 'an honour says what for', LISTED, WANTED),
      nominatedBy: personal('who nominated them', DECIDED, 'as an office', KEPT),
      agreed: 'plain',
      answeredBy: personal(
        'who of the household answered',
        'nobody is listed unasked',
        NOBODY,
        KEPT,
      ),
      review: personal('who looked at it and why', DECIDED, 'as an office', KEPT),
      decision: personal('who published or stopped it and why', DECIDED, 'as an office', KEPT),
      motionId: 'plain',
      voteDueAt: 'plain',
      until: 'plain',
      term: 'plain',
      objections: shape<HonourObjection>({
        objectionId: 'plain',
        residentId: personal('who objects', 'they can read the answer', NOBODY, 'until they leave'),
        text: personal(
          'what they say',
          'it is heard before an honour holds',
          'they, and whoever may hear it; others only that there is one',
          WANTED,
        ),
        at: 'plain',
        answer: personal(
          'the answer, and who gave it',
          'as above',
          'who objected, the household and officers of its door; who gave it: as an office',
          WANTED,
        ),
      }) as never,
      pictures: 'plain',
      telling: 'plain',
      state: 'plain',
      order: 'plain',
      change: STAMP,
    },
  }),
  about(rankings, {
    indexes: [index('account', 'accountId'), index('change', 'change.at')],
    fields: {
      _id: personal('the household', 'it says whether it is ranked', NOBODY, KEPT),
      communityId: 'plain',
      accountId: personal('the account', 'as above', NOBODY, KEPT),
      label: personal(
        'the door',
        'a household that wants to be is ranked by what it was given',
        'residents, while it is among the first ten',
        'until the household does not want it any more',
      ),
      joins: 'plain',
      motionId: 'plain',
      by: personal('who of the household said so', 'nobody is ranked unasked', NOBODY, KEPT),
      change: STAMP,
    },
  }),
];
