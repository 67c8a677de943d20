import { about, index, NOBODY, personal, STAMP, shape } from '../kernel/database/about.ts';
import { exports, type PrintedDoors } from './collections.ts';

export const filesCollections = [
  about(exports, {
    indexes: [index('old', 'state', 'at'), index('change', 'change.at')],
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
];
