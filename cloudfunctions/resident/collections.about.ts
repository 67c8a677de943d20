import { about, index, NOBODY, personal, STAMP, unique } from '../kernel/database/about.ts';
import { CODE_STATE } from '../people/collections.about.ts';
import { consents, joinRequests, setups, tries } from './collections.ts';

const WHILE_ASKED = '30 days after it is decided, or until the person leaves the community';
const UNTIL_PERSON_LEAVES = 'until the person leaves the community';
const FOR_A_DAY = 'for one day';
const LONG_COMMUNITY_PROVES = 'as long as the community: it proves who did what';

export const residentCollections = [
  about(setups, {
    indexes: [
      unique('code', 'code.hash'),
      index('unfinished', 'secretary.done', 'code.usedAt'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      code: CODE_STATE,
      secretary: personal(
        'who has taken a set-up code',
        'taking office survives a cut',
        NOBODY,
        'the name until the entry is made, the account until the person leaves the community; the id as long as the community',
      ),
      change: STAMP,
    },
  }),
  about(joinRequests, {
    indexes: [
      unique('open', 'communityId', 'openKey'),
      index('place', 'communityId', 'state', 'lineage'),
      index('person', 'accountKey'),
      index('carried', 'carried'),
      index('closed', 'closedAt'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      householdId: personal('which door', 'officers of that door decide', NOBODY, WHILE_ASKED),
      label: personal(
        'the address in words',
        'as above',
        'the person; officers of the door',
        WHILE_ASKED,
      ),
      lineage: personal('places around the door', 'as above', NOBODY, WHILE_ASKED),
      accountKey: personal(
        'WeChat account in this mini-program',
        'whom to let in',
        NOBODY,
        WHILE_ASKED,
      ),
      openid: personal('WeChat account in this mini-program', 'as above', NOBODY, WHILE_ASKED),
      name: personal('name the person gives', 'who asks', 'officers of the door', WHILE_ASKED),
      note: personal(
        'what they write to say who they are',
        'as above',
        'officers of the door',
        WHILE_ASKED,
      ),
      adult: personal(
        'whether they say that they are 18',
        'their entry says it once they are let in',
        'the person',
        WHILE_ASKED,
      ),
      openKey: personal(
        'the account, while the request waits',
        'one waits a person',
        NOBODY,
        WHILE_ASKED,
      ),
      state: 'plain',
      reason: personal(
        'why they were not let in',
        'an answer has its reason',
        'the person',
        WHILE_ASKED,
      ),
      at: 'plain',
      closedAt: 'plain',
      carried: 'plain',
      agreedBy: personal(
        'who agreed first',
        'somebody with several homes is let in by two officers',
        'officers of the door',
        WHILE_ASKED,
      ),
      change: STAMP,
    },
  }),
  about(consents, {
    indexes: [
      index('principal', 'communityId', 'principalId'),
      index('agent', 'communityId', 'agentId'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      principalId: personal(
        'who lets another act',
        'acting for somebody needs consent',
        'both of them; officers of the place',
        LONG_COMMUNITY_PROVES,
      ),
      principalName: personal('their name', 'as above', 'as above', UNTIL_PERSON_LEAVES),
      agentId: personal('who may act', 'as above', 'as above', LONG_COMMUNITY_PROVES),
      agentName: personal('their name', 'as above', 'as above', UNTIL_PERSON_LEAVES),
      from: 'plain',
      until: 'plain',
      given: personal('how consent was given', 'as above', 'as above', LONG_COMMUNITY_PROVES),
      recordedBy: personal('who recorded it', 'as above', 'as above', LONG_COMMUNITY_PROVES),
      endedAt: 'plain',
      change: STAMP,
    },
  }),
  about(tries, {
    indexes: [index('day', 'day')],
    fields: {
      _id: personal(
        'keyed hash of account and day',
        'guessing codes stops at the tenth',
        NOBODY,
        FOR_A_DAY,
      ),
      communityId: 'plain',
      wrong: personal('wrong codes that day', 'as above', NOBODY, FOR_A_DAY),
      day: 'plain',
    },
  }),
];
