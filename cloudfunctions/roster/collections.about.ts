import { about, index, STAMP } from '../kernel/database/about.ts';
import { imports, uploads } from './collections.ts';

export const rosterCollections = [
  about(imports, {
    indexes: [
      index('change', 'change.at'),
      index('file', 'file', 'change.at'),
      index('recount', 'recountAt'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      fileId: 'plain',
      file: 'plain',
      state: 'plain',
      done: 'plain',
      total: 'plain',
      rows: 'plain',
      added: 'plain',
      changed: 'plain',
      unchanged: 'plain',
      recountAt: 'plain',
      leftAside: 'plain',
      change: STAMP,
    },
  }),
  about(uploads, {
    indexes: [index('old', 'at')],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      fileId: 'plain',
      at: 'plain',
    },
  }),
];
