import { about, index, NOBODY, personal, STAMP } from '../kernel/database/about.ts';
import { communities, places } from './collections.ts';

export const placesCollections = [
  about(communities, {
    indexes: [],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      name: 'plain',
      secretaries: personal(
        'ids of those who are secretary no more, with the day they began',
        'a community is never without one',
        NOBODY,
        'as long as the community',
      ),
      duty: 'plain',
      change: STAMP,
    },
  }),
  about(places, {
    indexes: [index('tree', 'communityId', 'lineage'), index('change', 'change.at')],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      parentId: 'plain',
      kind: 'plain',
      name: 'plain',
      label: 'plain',
      order: 'plain',
      lineage: 'plain',
      households: 'plain',
      stated: 'plain',
      change: STAMP,
    },
  }),
];
