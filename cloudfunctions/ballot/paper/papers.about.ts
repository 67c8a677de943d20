import { about, index, NOBODY, personal, STAMP } from '../../kernel/database/about.ts';
import { boxes, papers } from '../collections.ts';
import { LEAVING, LONG_RECORD_VOTE, OFFICERS_DOOR, UNTIL_COUNTED } from '../entries.about.ts';

export const PAPERS = about(papers, {
  indexes: [
    index('queue', 'motionId', 'state', '-at'),
    index('carried', 'state', 'carried'),
    index('change', 'change.at'),
  ],
  fields: {
    _id: 'plain',
    communityId: 'plain',
    motionId: 'plain',
    voterKey: personal(
      'whose paper, in a named motion',
      'as above',
      OFFICERS_DOOR,
      LONG_RECORD_VOTE,
    ),
    serial: 'plain',
    name: personal(
      'the door, or the number of a secret paper',
      'as above',
      OFFICERS_DOOR,
      LONG_RECORD_VOTE,
    ),
    places: personal('the voter’s doors', 'officers go there', NOBODY, LONG_RECORD_VOTE),
    channel: 'plain',
    round: 'plain',
    choice: personal(
      'what the paper says',
      'a second person compares',
      OFFICERS_DOOR,
      'in a secret motion until it is counted, else as long as the record',
    ),
    enteredBy: personal(
      'who entered it',
      'two people answer for it',
      OFFICERS_DOOR,
      LONG_RECORD_VOTE,
    ),
    entryId: 'plain',
    decidedBy: personal('who confirmed it', 'as above', NOBODY, LONG_RECORD_VOTE),
    state: 'plain',
    carried: 'plain',
    at: 'plain',
    change: STAMP,
  },
});

export const BOXES = about(boxes, {
  indexes: [index('leaving', 'leaving.round')],
  fields: {
    _id: 'plain',
    communityId: 'plain',
    motionId: 'plain',
    used: 'plain',
    taken: personal(
      'confirmations, and voters whose paper was voided',
      'no more papers count than were put in',
      NOBODY,
      UNTIL_COUNTED,
    ),
    refused: 'plain',
    leaving: {
      ...personal('voids under way', 'a void is finished', NOBODY, UNTIL_COUNTED),
      ...LEAVING,
    },
  },
});
