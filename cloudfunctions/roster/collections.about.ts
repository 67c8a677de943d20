import { about, index, NOBODY, personal, STAMP, shape } from '../kernel/database/about.ts';
import {
  type DecidedLine,
  type DecidedUnit,
  imports,
  ownerProposals,
  uploads,
} from './collections.ts';

const LONG_RECORD = 'as long as the record of the votes that were counted by it';
const DECIDERS = 'those who decide about owners of the estate';

const DECIDED_UNIT = shape<DecidedUnit>({
  householdId: personal('which unit', 'a decision is about units', DECIDERS, LONG_RECORD),
  owners: personal(
    'names of its owners then',
    'a decision ends when the owners change',
    NOBODY,
    LONG_RECORD,
  ),
});

const DECIDED_LINE = shape<DecidedLine>({
  doubtId: 'plain',
  kind: 'plain',
  classes: { ...personal('who is one owner', 'as above', DECIDERS, LONG_RECORD), ...DECIDED_UNIT },
  reopened: 'plain',
});

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
  about(ownerProposals, {
    indexes: [
      index('estate', 'communityId', 'estateId', '-rank', '-at', '-_id'),
      index('state', 'communityId', 'state'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      estateId: 'plain',
      lines: {
        ...personal('units and their owners', 'a decision is about units', DECIDERS, LONG_RECORD),
        ...DECIDED_LINE,
      },
      unitIds: personal('units', 'as above', DECIDERS, LONG_RECORD),
      reason: 'plain',
      proposedBy: personal('who proposed it', 'two people answer for it', DECIDERS, LONG_RECORD),
      state: 'plain',
      decidedBy: personal('who agreed to it', 'as above', DECIDERS, LONG_RECORD),
      decidedAt: 'plain',
      rank: 'plain',
      at: 'plain',
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
