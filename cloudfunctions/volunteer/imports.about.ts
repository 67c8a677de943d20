import { about, index, NOBODY, personal, STAMP, unique } from '../kernel/database/about.ts';
import { exportRequests, insuredNumbers, teamImports } from './collections.ts';

/** What is kept of tables that were brought over, and for how long. */

const AS_LONG =
  'as long as the community: a record of who answers for it, under ids that lead to nobody once people have left';
const OFFICES = 'those who bring tables over, and those who decide about them';

const INSURED =
  '30 days after the shift; within hours once the person is off it, takes it back or leaves';
const LED = 'leaders of the team and the secretary, as whether a number is there';
const MONTH = '30 days';
const WHY_TWO = 'a list with people in it leaves the app only if two agree';

export const importCollections = [
  about(insuredNumbers, {
    indexes: [
      index('shift', 'communityId', 'shiftId'),
      index('person', 'communityId', 'residentId'),
      index('look', 'lookAt'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: personal('shift and person', 'one number each', NOBODY, INSURED),
      communityId: 'plain',
      shiftId: 'plain',
      residentId: personal('whose it is', 'an insurer is told who is insured', LED, INSURED),
      kind: personal('which document the number is of', 'as above', NOBODY, INSURED),
      numberCipher: personal(
        'number of an ID, sealed (AES-256-GCM)',
        'the insurance of this shift alone; whoever gives none has no place on it',
        'the leader of the team in a list that somebody else has agreed to, for the insurer',
        INSURED,
      ),
      lookAt: 'plain',
      change: STAMP,
    },
  }),
  about(exportRequests, {
    indexes: [
      index('newest', 'communityId', '-order', '_id'),
      index('asked', 'communityId', 'askedBy', '-order'),
      index('drop', 'dropAt'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      what: 'plain',
      from: 'plain',
      until: 'plain',
      title: 'plain',
      shiftId: 'plain',
      teamId: 'plain',
      state: 'plain',
      askedBy: personal('who asked for a list', WHY_TWO, 'those who agree to lists', MONTH),
      decidedBy: personal('who decided', WHY_TWO, 'those who agree; who asked', MONTH),
      fetchUntil: 'plain',
      dropAt: 'plain',
      order: 'plain',
      change: STAMP,
    },
  }),
  about(teamImports, {
    indexes: [
      index('newest', 'communityId', '-order', '_id'),
      index('team', 'communityId', 'teamId', '-order'),
      unique('file', 'communityId', 'fileKey'),
      index('due', 'dueAt'),
      index('left', 'leftUntil'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      teamId: 'plain',
      teamName: 'plain',
      fileKey: 'plain',
      what: 'plain',
      lines: personal(
        'who was a member, or did what on which day for how long, as a table of before says',
        'two people answer for what is brought over',
        OFFICES,
        AS_LONG,
      ),
      left: personal(
        'names and doors of rows that led to nobody, and whom two officers tie them to',
        'they are put right once their people have joined',
        OFFICES,
        '180 days',
      ),
      leftCount: 'plain',
      leftUntil: 'plain',
      state: 'plain',
      enteredBy: personal('who entered it', 'two people answer for it', OFFICES, AS_LONG),
      decidedBy: personal('who decided', 'two people answer for it', OFFICES, AS_LONG),
      posted: 'plain',
      dueAt: 'plain',
      order: 'plain',
      change: STAMP,
    },
  }),
];
