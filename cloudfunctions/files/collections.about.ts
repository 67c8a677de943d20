import { about, index, NOBODY, personal, STAMP, shape } from '../kernel/database/about.ts';
import { copies, exports, incoming, type PrintedDoors } from './collections.ts';

export const filesCollections = [
  about(exports, {
    indexes: [
      index('old', 'state', 'at'),
      index('maker', 'communityId', 'state', 'change.actorId'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      path: 'plain',
      state: 'plain',
      at: 'plain',
      doors: shape<PrintedDoors>({
        households: personal(
          'ids of the households that slips were printed for',
          'printed again, they are the same',
          NOBODY,
          'as long as the note that they were printed',
        ),
        placed: 'plain',
      }),
      change: STAMP,
    },
  }),
  about(incoming, {
    indexes: [index('drop', 'dropAt'), index('person', 'communityId', 'residentId', 'at')],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      folder: 'plain',
      fileId: 'plain',
      residentId: personal(
        'id of who was given a place for a file',
        'nobody fills the storage',
        NOBODY,
        'a week at most',
      ),
      at: 'plain',
      dropAt: 'plain',
      stored: 'plain',
    },
  }),
  about(copies, {
    indexes: [index('look', 'lookAt')],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      fileId: 'plain',
      noticeId: 'plain',
      lookAt: 'plain',
    },
  }),
];
