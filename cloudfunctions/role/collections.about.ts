import { about, index, NOBODY, personal, STAMP, shape, unique } from '../kernel/database/about.ts';
import {
  type Candidate,
  type CandidateObjection,
  handovers,
  proposals,
  selections,
} from './collections.ts';

const SECRETARY_PARTY_BRANCH = 'secretary and party branch, as a name';
const LONG_COMMUNITY_PROVES = 'as long as the community: it proves who did what';

const WATCHERS = 'leaver, successor; secretary, party branch, supervisors';
const CANDIDACY = 'until they leave the community';

export const roleCollections = [
  about(proposals, {
    indexes: [
      index('open', 'communityId', 'state', 'expiresAt'),
      index('carried', 'carried'),
      index('person', 'communityId', 'residentId'),
      index('selection', 'communityId', 'selectionId'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      kind: 'plain',
      residentId: personal(
        'who is to hold an office',
        'a second officer agrees',
        SECRETARY_PARTY_BRANCH,
        LONG_COMMUNITY_PROVES,
      ),
      role: personal('which office', 'as above', SECRETARY_PARTY_BRANCH, LONG_COMMUNITY_PROVES),
      placeId: 'plain',
      placeLabel: 'plain',
      from: 'plain',
      until: 'plain',
      proposedBy: personal(
        'who proposed it',
        'as above',
        SECRETARY_PARTY_BRANCH,
        LONG_COMMUNITY_PROVES,
      ),
      state: 'plain',
      expiresAt: 'plain',
      carried: 'plain',
      selectionId: 'plain',
      change: STAMP,
    },
  }),
  about(selections, {
    indexes: [
      unique('open', 'communityId', 'openKey'),
      index('list', 'communityId', 'order'),
      index('candidate', 'communityId', 'candidates.residentId'),
      index('objector', 'communityId', 'objections.residentId'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      openKey: 'plain',
      role: 'plain',
      placeId: 'plain',
      placeLabel: 'plain',
      from: 'plain',
      until: 'plain',
      standUntil: 'plain',
      publicationDays: 'plain',
      state: 'plain',
      candidates: shape<Candidate>({
        key: 'plain',
        residentId: personal('who stands', 'neighbours choose among them', NOBODY, CANDIDACY),
        name: personal('who stands, by name', 'as above', 'residents', CANDIDACY),
        words: personal('what they say of themselves', 'as above', 'residents', CANDIDACY),
        homes: personal('where they live there', 'nobody of their home decides', NOBODY, CANDIDACY),
        at: 'plain',
        state: personal(
          'whether they run; not why they do not',
          'the next one is recommended',
          'residents, as running or not',
          CANDIDACY,
        ),
        doubted: 'plain',
      }) as never,
      motionId: 'plain',
      current: personal(
        'who is recommended and why; that the vetting was passed and when, never a reason',
        'everybody can object before somebody is appointed',
        'residents',
        'as long as the selection, a record of the community, by the key of a candidate',
      ),
      deciders: personal(
        'who has decided about the one who is recommended',
        'each step takes somebody else',
        NOBODY,
        LONG_COMMUNITY_PROVES,
      ),
      objections: shape<CandidateObjection>({
        objectionId: 'plain',
        key: 'plain',
        residentId: personal('who objects', 'they can read the answer', NOBODY, CANDIDACY),
        text: personal(
          'what they say',
          'it is answered before somebody is appointed',
          'they, and those who answer',
          'as long as the selection, a record of the community',
        ),
        at: 'plain',
        answer: personal(
          'the answer, and who gave it',
          'as above',
          'residents; who gave it: nobody',
          LONG_COMMUNITY_PROVES,
        ),
      }) as never,
      appointedBy: 'plain',
      endReason: 'plain',
      order: 'plain',
      change: STAMP,
    },
  }),
  about(handovers, {
    indexes: [
      index('leaver', 'communityId', 'residentId'),
      index('successor', 'communityId', 'successorId'),
      index('carrying', 'carrying'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      residentId: personal(
        'who left the office',
        'nothing stays with them',
        WATCHERS,
        LONG_COMMUNITY_PROVES,
      ),
      role: 'plain',
      placeId: 'plain',
      placeLabel: 'plain',
      from: 'plain',
      until: 'plain',
      successorId: personal('who comes after', 'as above', WATCHERS, LONG_COMMUNITY_PROVES),
      given: 'plain',
      carrying: 'plain',
      confirmed: personal(
        'who has confirmed, and when',
        'leaver, successor and a witness are three',
        WATCHERS,
        LONG_COMMUNITY_PROVES,
      ),
      counted: 'plain',
      absence: personal(
        'why the leaver cannot confirm',
        'a handover does not wait for them',
        WATCHERS,
        LONG_COMMUNITY_PROVES,
      ),
      state: 'plain',
      change: STAMP,
    },
  }),
];
