import {
  AUDIT,
  ENTRY,
  field,
  type Inventory,
  NOBODY,
  REQUESTED,
  WITH_THE_DOCUMENT,
} from './personal-field.ts';

const actor = (kept: string) =>
  field(
    'id of who acted',
    'every act has its author',
    'secretary, as a name, in the audit trail',
    kept,
  );

const DECIDERS_SEE = 'secretary and party branch, as a name';

/** Households, people and what they agree among themselves. */
export const PEOPLE_DATA: Record<string, Inventory> = {
  Stamp: {
    where: 'every changed document, `change`',
    personal: {
      actorId: actor(WITH_THE_DOCUMENT),
      target: field(
        'id of a household or person acted on',
        'the audit trail says what was done to what',
        'secretary',
        WITH_THE_DOCUMENT,
      ),
    },
    plain: 'id action at',
  },
  Stamped: { where: 'every changed document', personal: {}, plain: '_id communityId change' },
  CommunityDocument: {
    where: 'communities',
    personal: {
      secretaries: field(
        'ids of those who are secretary no more, with the day they began',
        'a community is never without one',
        NOBODY,
        'as long as the community',
      ),
    },
    plain: 'name',
  },
  PlaceDocument: {
    where: 'places',
    personal: {},
    plain: 'parentId kind name label order lineage households',
  },
  CodeState: {
    where: 'households, setups: `code`',
    personal: {
      usedBy: field(
        'account of who used a one-time code',
        'one code, one person',
        NOBODY,
        'until a newer code takes its place',
      ),
    },
    plain: 'hash issuedAt expiresAt usedAt',
  },
  HouseholdDocument: {
    where: 'households',
    personal: {
      label: field(
        'address of a household',
        'notices and slips name the door',
        'its own people; stewards, grid officers and secretary of the place',
        'as long as the household is in the roster',
      ),
      number: field(
        'house number',
        'search and order of the roster',
        'stewards, grid officers and secretary of the place',
        'as long as the household is in the roster',
      ),
      area: field(
        'floor area',
        'owners’ votes count by area',
        'the secretary, in the roster that is exported',
        'as long as the household is in the roster',
      ),
      head: field(
        'name and phone number from the roster; the number sealed (AES-256-GCM), with a keyed hash to find it',
        'knocking and phoning where nobody uses the app',
        'stewards, grid officers and secretary of the place, for a notice that a household has not confirmed; the secretary, in the roster that is exported',
        'until a roster without it is imported',
      ),
      representative: field(
        'who speaks for the household',
        'a household has one voice where the rules ask for one',
        'its own people; stewards, grid officers and secretary of the place',
        'until somebody else is chosen or the person moves out',
      ),
      owners: field(
        'names of the owners',
        'owners’ votes',
        'the secretary, in the roster that is exported',
        'until a roster with others is imported',
      ),
      ownerKey: field(
        'keyed hash of the owners and the phone number',
        'several units of one owner count as one owner',
        NOBODY,
        'until a roster with others is imported',
      ),
      birthBand: field(
        'decade in which the head of the household was born',
        'looking after the old',
        'the secretary, in the roster that is exported',
        'until a roster with another is imported',
      ),
    },
    plain: 'buildingId lineage sortKey grid code',
  },
  SetupDocument: {
    where: 'setups',
    personal: {
      secretary: field(
        'who has taken a set-up code',
        'taking office survives a cut',
        NOBODY,
        'the name until the entry is made, the account as long as the community',
      ),
    },
    plain: 'code',
  },
  ResidentHousehold: {
    where: 'residents, `households`',
    personal: {
      householdId: field(
        'where the person lives',
        'notices are addressed by place',
        'the person',
        ENTRY,
      ),
      label: field('the address in words', 'the person sees which home it is', 'the person', ENTRY),
      joinedAt: field('since when', 'order of events', NOBODY, ENTRY),
    },
    plain: '',
  },
  ResidentDocument: {
    where: 'residents',
    personal: {
      accountKey: field(
        'WeChat account in this mini-program, or none',
        'one entry a person',
        NOBODY,
        ENTRY,
      ),
      openid: field(
        'WeChat account in this mini-program',
        'who calls; where messages go',
        NOBODY,
        ENTRY,
      ),
      name: field(
        'name the person chose',
        'who confirmed, who wrote, who acted',
        'the person; officers in lists of their places; the author’s name under a notice',
        ENTRY,
      ),
      households: field('homes', 'notices are addressed by place', 'the person', ENTRY),
      lineages: field('places around the homes', 'notices are addressed by place', NOBODY, ENTRY),
      roles: field(
        'offices with place and term',
        'they decide what one may do',
        'the person; others see the office under what was written in it',
        ENTRY,
      ),
      grants: field('messages that may still be sent', 'WeChat counts each consent', NOBODY, ENTRY),
      sends: field('messages sent', 'as above', NOBODY, ENTRY),
      createdAt: field('first day in Linli', 'order of events', NOBODY, ENTRY),
    },
    plain: 'counted',
  },
  JoinRequestDocument: {
    where: 'joinRequests',
    personal: {
      householdId: field('which door', 'officers of that door decide', NOBODY, REQUESTED),
      label: field(
        'the address in words',
        'as above',
        'the person; officers of the door',
        REQUESTED,
      ),
      lineage: field('places around the door', 'as above', NOBODY, REQUESTED),
      accountKey: field('WeChat account in this mini-program', 'whom to let in', NOBODY, REQUESTED),
      openid: field('WeChat account in this mini-program', 'as above', NOBODY, REQUESTED),
      openKey: field(
        'the account, while the request waits',
        'one waits a person',
        NOBODY,
        REQUESTED,
      ),
      name: field('name the person gives', 'who asks', 'officers of the door', REQUESTED),
      note: field(
        'what they write to say who they are',
        'as above',
        'officers of the door',
        REQUESTED,
      ),
      reason: field(
        'why they were not let in',
        'an answer has its reason',
        'the person',
        REQUESTED,
      ),
    },
    plain: 'state at closedAt carried',
  },
  ProposalDocument: {
    where: 'proposals',
    personal: {
      residentId: field('who is to hold an office', 'a second officer agrees', DECIDERS_SEE, AUDIT),
      role: field('which office', 'as above', DECIDERS_SEE, AUDIT),
      proposedBy: field('who proposed it', 'as above', DECIDERS_SEE, AUDIT),
    },
    plain: 'kind placeId placeLabel from until state expiresAt carried',
  },
  ConsentDocument: {
    where: 'consents',
    personal: {
      principalId: field(
        'who lets another act',
        'acting for somebody needs consent',
        'both of them; officers of the place',
        AUDIT,
      ),
      principalName: field('their name', 'as above', 'as above', AUDIT),
      agentId: field('who may act', 'as above', 'as above', AUDIT),
      agentName: field('their name', 'as above', 'as above', AUDIT),
      given: field('how consent was given', 'as above', 'as above', AUDIT),
      recordedBy: field('who recorded it', 'as above', 'as above', AUDIT),
    },
    plain: 'from until endedAt',
  },
  AuditDocument: {
    where: 'audit (with the fields of Stamp)',
    personal: {},
    plain: '_id communityId',
  },
  ExportDocument: { where: 'exports', personal: {}, plain: 'path state at' },
  ImportDocument: {
    where: 'imports',
    personal: {},
    plain: 'fileId file state done total rows added changed unchanged',
  },
  UploadDocument: { where: 'uploads', personal: {}, plain: '_id communityId fileId at' },
  TriesDocument: {
    where: 'tries',
    personal: {
      _id: field(
        'keyed hash of account and day',
        'guessing codes stops at the tenth',
        NOBODY,
        'counts for one day',
      ),
      wrong: field('wrong codes that day', 'as above', NOBODY, 'counts for one day'),
    },
    plain: 'communityId day',
  },
};
