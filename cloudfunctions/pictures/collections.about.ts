import { about, index, NOBODY, personal, STAMP } from '../kernel/database/about.ts';
import { pictures } from './collections.ts';

const KEPT = 'as long as what it was added to, and until the person leaves where it is their own';

export const pictureCollections = [
  about(pictures, {
    indexes: [
      index('state', 'state', 'askedAt'),
      index('look', 'purpose', 'lookAt'),
      index('trace', 'traceId'),
      index('person', 'communityId', 'residentId', 'purpose'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      purpose: 'plain',
      residentId: personal(
        'id of who added a picture',
        'they alone see it before it is checked',
        NOBODY,
        KEPT,
      ),
      path: 'plain',
      fileId: personal(
        'a picture, without where and when it was taken',
        'it shows what something is about',
        'those who may see what it was added to',
        KEPT,
      ),
      state: 'plain',
      traceId: 'plain',
      askedAt: 'plain',
      lookAt: 'plain',
      addedAt: 'plain',
      change: STAMP,
    },
  }),
];
