import { NOBODY, personal, STAMP, shape } from '../kernel/database/about.ts';
import type { Leaving, NoteEntry, Renewal, SignatureEntry } from './collections.ts';

/** What is said of the entries inside documents of votes, and for how long things are kept. */

export const LONG_RECORD_VOTE =
  'as long as the record of the vote (居委会组织法 art. 39: archives)';
export const OFFICERS_DOOR = 'officers of the door';

export const SIGNATURE_ENTRY = shape<SignatureEntry>({
  residentId: personal(
    'id of who signed',
    'two people answer for a result',
    NOBODY,
    LONG_RECORD_VOTE,
  ),
  name: personal('who signed', 'as above', 'everybody whom the motion concerns', LONG_RECORD_VOTE),
  as: 'plain',
  at: 'plain',
});

export const UNTIL_LEFT = 'codes for ten minutes; else until the person leaves the community';
export const UNTIL_COUNTED = 'until it is counted';

export const LEAVING = shape<Leaving>({
  voterKey: personal('whose paper is voided', 'a void is finished', NOBODY, UNTIL_COUNTED),
  round: 'plain',
  noteId: 'plain',
  channel: 'plain',
  reason: personal('why', 'as above', NOBODY, UNTIL_COUNTED),
  byName: personal('who voids it', 'as above', NOBODY, UNTIL_COUNTED),
  change: STAMP,
});

export const NOTE_ENTRY = shape<NoteEntry>({
  id: 'plain',
  kind: 'plain',
  by: personal(
    'who noted it',
    'it takes a second person',
    'the voter; officers of the door',
    UNTIL_COUNTED,
  ),
  channel: 'plain',
  reason: personal(
    'why a ballot is to be voided, or somebody is not there',
    'as above',
    OFFICERS_DOOR,
    UNTIL_COUNTED,
  ),
  agent: personal('who is to vote by proxy', 'as written on paper', OFFICERS_DOOR, UNTIL_COUNTED),
});

export const RENEWAL = shape<Renewal>({
  salt: personal(
    'random, mixed into where answers of a secret vote lie',
    'a crash loses no ballot and counts none twice',
    NOBODY,
    UNTIL_COUNTED,
  ),
  ballots: 'plain',
  withheld: 'plain',
  questions: 'plain',
});
