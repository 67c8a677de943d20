import { about, index, STAMP } from '../kernel/about.ts';
import { exports } from './collections.ts';

export const filesCollections = [
  about(exports, {
    indexes: [index('old', 'state', 'at'), index('change', 'change.at')],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      path: 'plain',
      state: 'plain',
      at: 'plain',
      change: STAMP,
    },
  }),
];
