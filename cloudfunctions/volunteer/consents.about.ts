import { about, index, NOBODY, personal, STAMP } from '../kernel/database/about.ts';
import { guardianConsents } from './collections.ts';

/** What is said of guardians' consents, and for how long it is kept. */

const UNTIL_LEAVES = 'until the minor leaves the community';
const WHY = 'a minor comes along only if a guardian agrees (个人信息保护法 31, 志愿服务条例 15)';

export const consentCollections = [
  about(guardianConsents, {
    indexes: [
      index('state', 'communityId', 'state', 'at'),
      index('drop', 'dropAt'),
      index('person', 'communityId', 'residentId'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: personal('id of the minor', 'one document a person', NOBODY, UNTIL_LEAVES),
      communityId: 'plain',
      residentId: personal('id of the minor', WHY, 'their home; who sees the paper', UNTIL_LEAVES),
      state: personal('whether a guardian agrees', WHY, 'as above', UNTIL_LEAVES),
      how: personal('by phone or on paper', WHY, 'as above', UNTIL_LEAVES),
      guardianId: personal('who agreed on their phone', WHY, NOBODY, UNTIL_LEAVES),
      notedBy: personal(
        'who wrote a paper down',
        'somebody else has to see it',
        'who sees the paper',
        UNTIL_LEAVES,
      ),
      confirmedBy: personal('who has seen it as well', 'as above', NOBODY, UNTIL_LEAVES),
      at: 'plain',
      dropAt: 'plain',
      change: STAMP,
    },
  }),
];
