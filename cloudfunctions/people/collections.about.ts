import { about, index, NOBODY, personal, STAMP, shape, unique } from '../kernel/database/about.ts';
import {
  type CodeState,
  type HouseholdDocument,
  households,
  type OwnerProof,
  type ResidentHousehold,
  residents,
} from './collections.ts';

const LONG_HOUSEHOLD_ROSTER = 'as long as the household is in the roster';
const SECRETARY_ROSTER_THAT = 'the secretary, in the roster that is exported';
const UNTIL_PERSON_LEAVES = 'until the person leaves the community';
const NOTICES_ARE_ADDRESSED = 'notices are addressed by place';

export const CODE_STATE = shape<CodeState>({
  hash: 'plain',
  issuedAt: 'plain',
  expiresAt: 'plain',
  issuedBy: personal(
    'id of who gave the code out',
    'nobody lets themselves in',
    NOBODY,
    'until a newer code takes its place',
  ),
  usedBy: personal(
    'account of who used a one-time code',
    'one code, one person',
    NOBODY,
    'until a newer code takes its place, or the person moves out or leaves the community',
  ),
  usedAt: 'plain',
});

const OWNER_PROOF = shape<OwnerProof>({
  state: 'plain',
  at: 'plain',
  as: personal(
    'by which name',
    'as above',
    'the person; officers of the door',
    UNTIL_PERSON_LEAVES,
  ),
  number: 'plain',
  decidedBy: personal('who confirmed it', 'every act has its author', NOBODY, UNTIL_PERSON_LEAVES),
  basis: personal('on what papers', 'as above', 'the person', UNTIL_PERSON_LEAVES),
});

const RESIDENT_HOUSEHOLD = shape<ResidentHousehold>({
  householdId: personal(
    'where the person lives',
    NOTICES_ARE_ADDRESSED,
    'the person',
    UNTIL_PERSON_LEAVES,
  ),
  label: personal(
    'the address in words',
    'the person sees which home it is',
    'the person',
    UNTIL_PERSON_LEAVES,
  ),
  joinedAt: personal('since when', 'order of events', NOBODY, UNTIL_PERSON_LEAVES),
  owner: {
    ...personal(
      'whether they own it',
      'only owners vote for a unit on the phone',
      'the person; officers of the door',
      UNTIL_PERSON_LEAVES,
    ),
    ...OWNER_PROOF,
  },
});

export const peopleCollections = [
  about(households, {
    indexes: [
      index('order', 'communityId', 'buildingId', 'sortKey'),
      index('place', 'communityId', 'lineage'),
      unique('code', 'code.hash'),
      index('change', 'change.at'),
      index('representative', 'representative.carried'),
      index('taken', 'takenOver.carried'),
      index('oldOwner', 'ownerKey'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      buildingId: 'plain',
      lineage: 'plain',
      label: personal(
        'address of a household',
        'notices and slips name the door',
        'its own people; stewards, grid officers and secretary of the place',
        LONG_HOUSEHOLD_ROSTER,
      ),
      number: personal(
        'house number',
        'search and order of the roster',
        'stewards, grid officers and secretary of the place',
        LONG_HOUSEHOLD_ROSTER,
      ),
      sortKey: 'plain',
      area: personal(
        'floor area',
        'owners’ votes count by area',
        SECRETARY_ROSTER_THAT,
        LONG_HOUSEHOLD_ROSTER,
      ),
      head: personal(
        'name and phone number from the roster; the number sealed (AES-256-GCM), with a keyed hash to find it',
        'knocking and phoning where nobody uses the app',
        'stewards, grid officers and secretary of the place, for a notice that a household has not confirmed; the secretary, in the roster that is exported',
        'until a roster without it is imported',
      ),
      owners: personal(
        'names of the owners',
        'owners’ votes',
        SECRETARY_ROSTER_THAT,
        'until a roster with others is imported',
      ),
      register: personal(
        'keyed hashes of the owner’s number in the register and of the certificate’s',
        'several units of one owner count as one owner',
        NOBODY,
        'until a roster with others is imported',
      ),
      ownerKey: personal(
        'keyed hash of the owners and the phone number, of rosters before',
        'as above',
        NOBODY,
        'until upkeep takes it away, minutes after it is deployed',
      ),
      birthBand: personal(
        'decade in which the head of the household was born',
        'looking after the old',
        SECRETARY_ROSTER_THAT,
        'until a roster with another is imported',
      ),
      grid: 'plain',
      code: CODE_STATE,
      representative: personal(
        'who speaks for the household',
        'a household has one voice where the rules ask for one',
        'its own people; stewards, grid officers and secretary of the place',
        'until somebody else is chosen or the person moves out',
      ),
      takenOver: shape<NonNullable<HouseholdDocument['takenOver']>>({
        change: STAMP,
        carried: 'plain',
      }),
      change: STAMP,
    },
  }),
  about(residents, {
    indexes: [
      unique('account', 'communityId', 'accountKey'),
      index('person', 'accountKey'),
      index('name', 'communityId', 'name'),
      index('household', 'communityId', 'households.householdId'),
      index('place', 'communityId', 'lineages'),
      index('change', 'change.at'),
      index('office', 'communityId', 'roles.placeId'),
      index('role', 'communityId', 'roles.role'),
      index('left', 'communityId', 'leftBy'),
      index('owner', 'communityId', 'households.owner.state'),
      index('home', 'households.householdId'),
      index('left_home', 'left.householdId'),
      index('left_until', 'left.until'),
      index('vacated', 'vacated'),
      index('adult', 'communityId', 'adult.decidedBy', 'adult.decidedAt'),
      index('contact', 'contact.phoneCipher'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      accountKey: personal(
        'WeChat account in this mini-program, or none',
        'one entry a person',
        NOBODY,
        UNTIL_PERSON_LEAVES,
      ),
      openid: personal(
        'WeChat account in this mini-program',
        'who calls; where messages go',
        NOBODY,
        UNTIL_PERSON_LEAVES,
      ),
      name: personal(
        'name the person chose',
        'who confirmed, who wrote, who acted',
        'the person; officers in lists of their places; the author’s name under a notice',
        UNTIL_PERSON_LEAVES,
      ),
      households: {
        ...personal('homes', NOTICES_ARE_ADDRESSED, 'the person', UNTIL_PERSON_LEAVES),
        ...RESIDENT_HOUSEHOLD,
      },
      left: personal(
        'homes that an officer wrote them out of while votes ran',
        'one officer alone changes nothing about who votes in those',
        NOBODY,
        'until those votes are closed, or the person leaves the community',
      ),
      adult: personal(
        'whether they are 18, by their word and an officer’s check: when and by whom, no date of birth',
        'only adults vote (居委会组织法 art. 27, 村委会组织法 art. 26)',
        'the person; stewards, grid officers and secretary of the place',
        UNTIL_PERSON_LEAVES,
      ),
      contact: personal(
        'the number that an officer offers to neighbours, sealed (AES-256-GCM), and its hours',
        'neighbours reach their steward; only by the officer’s own consent',
        'residents of the officer’s places, within those hours and while the office lasts',
        'until the officer takes it back or leaves the community',
      ),
      lineages: personal(
        'places around the homes',
        NOTICES_ARE_ADDRESSED,
        NOBODY,
        UNTIL_PERSON_LEAVES,
      ),
      roles: personal(
        'offices with place and term',
        'they decide what one may do',
        'the person; others see the office under what was written in it',
        UNTIL_PERSON_LEAVES,
      ),
      grants: personal(
        'messages that may still be sent',
        'WeChat counts each consent',
        NOBODY,
        UNTIL_PERSON_LEAVES,
      ),
      sends: personal('messages sent', 'as above', NOBODY, UNTIL_PERSON_LEAVES),
      counted: 'plain',
      applied: 'plain',
      vacated: personal(
        'homes that the person has left',
        'the home is told who does not speak for it any more',
        NOBODY,
        'until that is done, which is at once',
      ),
      forgotten: 'plain',
      leftBy: 'plain',
      createdAt: personal(
        'first day in Linli',
        'order of events',
        NOBODY,
        'as long as the community: by then it belongs to nobody',
      ),
      change: STAMP,
    },
  }),
];
