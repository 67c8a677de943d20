/**
 * What of our data is about a person. Every field of every interface in documents.ts stands here, either
 * as personal, with why it is kept, who sees it and when it goes, or as not personal. docs/privacy.md is
 * made from it; a test finds fields that are missing.
 */
export interface PersonalField {
  what: string;
  why: string;
  /** who is shown it in an answer of Linli */
  seenBy: string;
  /** how long, and what ends it */
  kept: string;
}

export interface Inventory {
  /** the collection, or the documents that hold it */
  where: string;
  personal: Record<string, PersonalField>;
  /** ids of places and matters, states, counts, times: nothing about a person by itself */
  plain: string;
}

const WITH_THE_DOCUMENT = 'as long as the document that holds it';
const AUDIT = 'as long as the community: it proves who did what';
const NOBODY = 'nobody: functions only';
const ENTRY = 'until the person leaves the community';
const REQUESTED = '30 days after it is decided, or until the person leaves the community';
const NOTICE = 'as long as the notice, which is a public record of the community';

function field(what: string, why: string, seenBy: string, kept: string): PersonalField {
  return { what, why, seenBy, kept };
}

const actor = (kept: string) =>
  field(
    'id of who acted',
    'every act has its author',
    'secretary, as a name, in the audit trail',
    kept,
  );

export const PERSONAL_DATA: Record<string, Inventory> = {
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
  CommunityDocument: { where: 'communities', personal: {}, plain: 'name' },
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
        NOBODY,
        'as long as the household is in the roster',
      ),
      head: field(
        'name and phone number from the roster; the number sealed (AES-256-GCM), with a keyed hash to find it',
        'knocking and phoning where nobody uses the app',
        'stewards, grid officers and secretary of the place, for a notice that a household has not confirmed',
        'until a roster without it is imported',
      ),
      representative: field(
        'who speaks for the household',
        'a household has one voice where the rules ask for one',
        'its own people; stewards, grid officers and secretary of the place',
        'until somebody else is chosen or the person moves out',
      ),
    },
    plain: 'buildingId lineage sortKey code',
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
  PictureState: {
    where: 'notices, `pictures`',
    personal: {
      fileId: field(
        'a picture, which may show people',
        'part of a notice',
        'who the notice is for, once it has passed the check',
        NOTICE,
      ),
    },
    plain: 'state traceId',
  },
  AttachmentState: {
    where: 'notices, `attachments`',
    personal: {
      fileId: field(
        'a document, which may name people',
        'part of a notice',
        'who the notice is for, once a person has passed it',
        NOTICE,
      ),
      name: field('name of the document', 'as above', 'as above', NOTICE),
    },
    plain: 'state',
  },
  PendingCorrection: {
    where: 'notices, `pending`',
    personal: {
      title: field(
        'text that waits',
        'checked before anyone sees it',
        'reviewers',
        'until decided',
      ),
      body: field('text that waits', 'checked before anyone sees it', 'reviewers', 'until decided'),
      reason: field(
        'why it is corrected',
        'shown with the correction',
        'reviewers',
        'until decided',
      ),
      byName: field(
        'name of the officer',
        'a correction has its author',
        'reviewers',
        'until decided',
      ),
    },
    plain: 'heldFor change',
  },
  NoticeDocument: {
    where: 'notices',
    personal: {
      title: field('what an officer wrote', 'the notice itself', 'who the notice is for', NOTICE),
      body: field('what an officer wrote', 'the notice itself', 'who the notice is for', NOTICE),
      authorId: field('id of the officer', 'whose notice it is', NOBODY, NOTICE),
      author: field(
        'name and office of the author',
        'a notice is signed',
        'who the notice is for',
        NOTICE,
      ),
      history: field(
        'earlier texts with the name of who corrected',
        'a correction is shown as one',
        'who the notice is for',
        NOTICE,
      ),
      pending: field(
        'a correction that waits',
        'checked before anyone sees it',
        'reviewers',
        'until decided',
      ),
      withdrawn: field(
        'who withdrew it and why',
        'a withdrawal is explained',
        'who the notice is for',
        NOTICE,
      ),
      pictures: field(
        'pictures',
        'part of the notice',
        'who the notice is for, once passed',
        NOTICE,
      ),
      attachments: field(
        'documents',
        'part of the notice',
        'who the notice is for, once passed',
        NOTICE,
      ),
    },
    plain:
      'kind audience audienceLabels roles reach mustConfirm confirmUntil filesVersion state heldFor households publishedAt expiresAt eventAt pinned order version versionFrom delivery reminders remindedAt remindedHouseholds',
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
  ReceiptDocument: {
    where: 'receipts',
    personal: {
      _id: field('notice and person', 'one receipt each', NOBODY, NOTICE),
      residentId: field(
        'who confirmed',
        'turnout; nobody is asked twice',
        'the person; officers see households, not who',
        NOTICE,
      ),
      households: field(
        'their households then',
        'turnout is counted by household',
        'officers of the place',
        NOTICE,
      ),
      keys: field('their households, for counting', 'as above', NOBODY, NOTICE),
      by: field(
        'who confirmed for another, and how',
        'everybody concerned can see it',
        'the household; officers of the place',
        NOTICE,
      ),
      confirmedAt: field('when', 'proof of the confirmation', 'the person', NOTICE),
    },
    plain: 'communityId noticeId undoneAt change',
  },
  ReviewDocument: {
    where: 'reviews',
    personal: {},
    plain: 'subject subjectId reason state decided carried at',
  },
  ReportDocument: {
    where: 'reports',
    personal: {
      residentId: field('who reported', 'one report a person', NOBODY, NOTICE),
      note: field(
        'what they wrote',
        'reviewers need the reason',
        'reviewers, without the name',
        NOTICE,
      ),
    },
    plain: 'noticeId reason state',
  },
  DraftDocument: {
    where: 'drafts',
    personal: {
      _id: field('draft and person', 'drafts are one’s own', NOBODY, 'until published or dropped'),
      residentId: field('whose draft', 'as above', NOBODY, 'until published or dropped'),
      form: field(
        'what is being written',
        'goes on on another phone',
        'the person',
        'until published or dropped',
      ),
    },
    plain: 'communityId draftId at',
  },
  MessageDocument: {
    where: 'messages',
    personal: {
      _id: field('notice and person', 'one message each', NOBODY, NOTICE),
      residentId: field('who gets it', 'as above', NOBODY, NOTICE),
      openid: field('WeChat account', 'where it goes', 'WeChat', NOTICE),
      data: field(
        'title and time of the notice',
        'the message itself',
        'the person, WeChat',
        NOTICE,
      ),
    },
    plain: 'communityId noticeId templateId page needless state attempts at',
  },
  AuditDocument: {
    where: 'audit (with the fields of Stamp)',
    personal: {},
    plain: '_id communityId',
  },
  ImportDocument: { where: 'imports', personal: {}, plain: 'state rows added changed unchanged' },
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
