import { about, index, personal, STAMP } from '../kernel/database/about.ts';
import { proposals } from './collections.ts';

const SECRETARY_PARTY_BRANCH = 'secretary and party branch, as a name';
const LONG_COMMUNITY_PROVES = 'as long as the community: it proves who did what';

export const roleCollections = [
  about(proposals, {
    indexes: [
      index('open', 'communityId', 'state', 'expiresAt'),
      index('carried', 'carried'),
      index('person', 'communityId', 'residentId'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      kind: 'plain',
      residentId: personal(
        'who is to hold an office',
        'a second officer agrees',
        SECRETARY_PARTY_BRANCH,
        LONG_COMMUNITY_PROVES,
      ),
      role: personal('which office', 'as above', SECRETARY_PARTY_BRANCH, LONG_COMMUNITY_PROVES),
      placeId: 'plain',
      placeLabel: 'plain',
      from: 'plain',
      until: 'plain',
      proposedBy: personal(
        'who proposed it',
        'as above',
        SECRETARY_PARTY_BRANCH,
        LONG_COMMUNITY_PROVES,
      ),
      state: 'plain',
      expiresAt: 'plain',
      carried: 'plain',
      change: STAMP,
    },
  }),
];
