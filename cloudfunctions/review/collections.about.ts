import { about, index, STAMP } from '../kernel/database/about.ts';
import { reviews } from './collections.ts';

export const reviewCollections = [
  about(reviews, {
    indexes: [
      index('queue', 'communityId', 'state', 'at'),
      index('change', 'change.at'),
      index('subject', 'communityId', 'subjectId'),
      index('carried', 'carried', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      subject: 'plain',
      subjectId: 'plain',
      reason: 'plain',
      state: 'plain',
      decided: 'plain',
      carried: 'plain',
      at: 'plain',
      change: STAMP,
    },
  }),
];
