import { about, index, NOBODY, personal, STAMP, shape, unique } from '../kernel/database/about.ts';
import { type PairingDocument, pairingDiary, pairings, pairingVisits } from './collections.ts';

/** What is said of pairings, their visits and their diaries, and for how long they are kept. */

const PAIR =
  'the two, the elder’s household, who may act for the elder; officers of the elder’s door';
const LONG_PAIRING =
  'as long as the record of what volunteers did, under an id that leads to nobody once the person has left';
const CIRCLE = 'helper, elder and their coordinator';

const AGREEMENT = personal(
  'when and how somebody agreed, and who wrote it down',
  'nobody is paired without having agreed',
  PAIR,
  LONG_PAIRING,
);

export const pairingCollections = [
  about(pairings, {
    indexes: [
      unique('elder', 'communityId', 'elderKey'),
      unique('helper', 'communityId', 'helperKey'),
      index('ofElder', 'communityId', 'elderId'),
      index('ofHelper', 'communityId', 'helperId'),
      index('ofGuardian', 'communityId', 'guardian.residentId'),
      index('place', 'communityId', 'placeId', '-open', '-at'),
      index('state', 'state', 'at'),
      index('diary', 'diaryUntil'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      placeId: personal('the elder’s door', 'whose officers look after it', PAIR, LONG_PAIRING),
      label: personal('the elder’s door, in words', 'as above', PAIR, LONG_PAIRING),
      elderId: personal('id of who is visited', 'one helper, one elder', PAIR, LONG_PAIRING),
      helperId: personal('id of who visits', 'as above', PAIR, LONG_PAIRING),
      elderKey: personal(
        'id of who is visited',
        'nobody has two',
        NOBODY,
        'until the pairing ends',
      ),
      helperKey: personal('id of who visits', 'as above', NOBODY, 'until the pairing ends'),
      guardian: personal(
        'id of who comes along with somebody who is not 18',
        'nobody under 18 is alone with one adult',
        PAIR,
        LONG_PAIRING,
      ),
      coordinator: personal(
        'id of the officer who accompanies it',
        'somebody answers for it',
        PAIR,
        LONG_PAIRING,
      ),
      tasks: personal('what the helper does', 'both know what to expect', PAIR, LONG_PAIRING),
      agreed: shape<PairingDocument['agreed']>({
        helper: AGREEMENT,
        elder: AGREEMENT,
        guardian: AGREEMENT,
      }),
      state: 'plain',
      plans: personal(
        'when visits are to be',
        'nobody waits for nothing',
        'the two, the elder’s household, who may act for the elder; the coordinator',
        'until the pairing ends',
      ),
      ended: personal(
        'when, why and by whom it was ended',
        'an end stands on record',
        PAIR,
        LONG_PAIRING,
      ),
      at: 'plain',
      since: 'plain',
      open: 'plain',
      diaryUntil: 'plain',
      change: STAMP,
    },
  }),
  about(pairingVisits, {
    indexes: [
      index('pairing', 'communityId', 'pairingId', '-day'),
      index('helper', 'communityId', 'helperId', 'day'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      pairingId: 'plain',
      helperId: personal('id of who visited', 'their hours', 'the two', LONG_PAIRING),
      day: 'plain',
      start: 'plain',
      minutes: 'plain',
      withGuardian: 'plain',
      state: 'plain',
      decidedBy: 'plain',
      at: 'plain',
      change: STAMP,
    },
  }),
  about(pairingDiary, {
    indexes: [
      index('pairing', 'communityId', 'pairingId', '-at', '-_id'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      pairingId: 'plain',
      writerId: personal('id of who wrote', 'each knows whose words they are', CIRCLE, 'as below'),
      text: personal(
        'what the two write down about visits; no illnesses, as the page says',
        'the next visit begins where the last one ended',
        `${CIRCLE}, from the day on which they began`,
        'until 30 days after the end of the pairing, or until one of the two leaves the community',
      ),
      state: 'plain',
      at: 'plain',
      change: STAMP,
    },
  }),
];
