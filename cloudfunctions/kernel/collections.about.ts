import { audit, failures } from './collections.ts';
import { about, index, NOBODY, personal } from './database/about.ts';

const AUDIT = 'as long as the community: it proves who did what';
const READERS = 'those who read the audit trail, as a name';

export const kernelCollections = [
  about(audit, {
    indexes: [
      index('newest', 'communityId', '-at', '-_id'),
      index('actor', 'communityId', 'actorId', '-at'),
      index('target', 'communityId', 'target', '-at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      id: 'plain',
      action: 'plain',
      actorId: personal('id of who acted', 'every act has its author', READERS, AUDIT),
      target: personal(
        'id of a household or person acted on',
        'the audit trail says what was done to what',
        READERS,
        AUDIT,
      ),
      at: 'plain',
    },
  }),
  about(failures, {
    indexes: [index('attempts', '-attempts'), index('next', 'nextAt')],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      job: 'plain',
      documentId: personal(
        'id of a document that upkeep could not finish, which may be a person’s',
        'the operator finds what keeps failing',
        NOBODY,
        'until it is finished',
      ),
      attempts: 'plain',
      nextAt: 'plain',
      code: 'plain',
      at: 'plain',
    },
  }),
];
