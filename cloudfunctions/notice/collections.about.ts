import { about, index, NOBODY, personal, STAMP, shape } from '../kernel/database/about.ts';
import type { PictureState } from '../review/picture-rules.ts';
import {
  type AttachmentState,
  drafts,
  type HandedOut,
  handouts,
  notices,
  type Objection,
  type PendingCorrection,
  type RecoveryAnswer,
  receipts,
  recoveries,
  reports,
} from './collections.ts';
import { questionCollections } from './questions.about.ts';

const WHO_NOTICE_FOR = 'who the notice is for';
const LONG_NOTICE_WHICH = 'as long as the notice, which is a public record of the community';
const CHECKED_BEFORE_ANYONE = 'checked before anyone sees it';
const UNTIL_DECIDED = 'until decided';
const UNTIL_PUBLISHED_OR = 'until published or dropped, or until the person leaves the community';

const PICTURE_STATE = shape<PictureState>({
  fileId: personal(
    'a picture, which may show people',
    'part of a notice',
    'who the notice is for, once it has passed the check',
    LONG_NOTICE_WHICH,
  ),
  state: 'plain',
  traceId: 'plain',
});

const ATTACHMENT_STATE = shape<AttachmentState>({
  fileId: personal(
    'a document, which may name people',
    'part of a notice',
    'who the notice is for, once a person has passed it',
    LONG_NOTICE_WHICH,
  ),
  name: personal('name of the document', 'as above', 'as above', LONG_NOTICE_WHICH),
  state: 'plain',
});

const PENDING_CORRECTION = shape<PendingCorrection>({
  title: personal('text that waits', CHECKED_BEFORE_ANYONE, 'reviewers', UNTIL_DECIDED),
  body: personal('text that waits', CHECKED_BEFORE_ANYONE, 'reviewers', UNTIL_DECIDED),
  eventAt: 'plain',
  eventUntil: 'plain',
  reason: personal('why it is corrected', 'shown with the correction', 'reviewers', UNTIL_DECIDED),
  byName: personal(
    'name of the officer',
    'a correction has its author',
    'reviewers',
    UNTIL_DECIDED,
  ),
  heldFor: 'plain',
  change: STAMP,
});

const RECOVERY_ANSWER = shape<RecoveryAnswer>({
  restored: 'plain',
  trouble: 'plain',
  by: personal(
    'who answered for the household, or wrote it down',
    'everybody concerned can see it',
    'the household; officers of the place see who wrote it down',
    LONG_NOTICE_WHICH,
  ),
  at: 'plain',
});

export const noticeCollections = [
  about(notices, {
    indexes: [
      index('order', 'communityId', '-order', '-_id'),
      index('newest', 'communityId', '-publishedAt'),
      index('audience', 'communityId', 'audience'),
      index('picture', 'pictures.traceId'),
      index('pictures', 'pictures.state'),
      index('attachments', 'attachments.state'),
      index('delivery', 'delivery.state'),
      index('change', 'change.at'),
      index('schedule', 'state', 'publishedAt'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      kind: 'plain',
      title: personal(
        'what an officer wrote',
        'the notice itself',
        WHO_NOTICE_FOR,
        LONG_NOTICE_WHICH,
      ),
      body: personal(
        'what an officer wrote',
        'the notice itself',
        WHO_NOTICE_FOR,
        LONG_NOTICE_WHICH,
      ),
      audience: 'plain',
      audienceLabels: 'plain',
      roles: 'plain',
      reach: 'plain',
      mustConfirm: 'plain',
      confirmUntil: 'plain',
      pictures: {
        ...personal(
          'pictures',
          'part of the notice',
          'who the notice is for, once passed',
          LONG_NOTICE_WHICH,
        ),
        ...PICTURE_STATE,
      },
      attachments: {
        ...personal(
          'documents',
          'part of the notice',
          'who the notice is for, once passed',
          LONG_NOTICE_WHICH,
        ),
        ...ATTACHMENT_STATE,
      },
      filesVersion: 'plain',
      state: 'plain',
      heldFor: 'plain',
      authorId: personal('id of the officer', 'whose notice it is', NOBODY, LONG_NOTICE_WHICH),
      author: personal(
        'name and office of the author',
        'a notice is signed',
        WHO_NOTICE_FOR,
        LONG_NOTICE_WHICH,
      ),
      households: 'plain',
      publishedAt: 'plain',
      expiresAt: 'plain',
      eventAt: 'plain',
      eventUntil: 'plain',
      pinned: 'plain',
      order: 'plain',
      version: 'plain',
      history: personal(
        'earlier texts with the name of who corrected',
        'a correction is shown as one',
        WHO_NOTICE_FOR,
        LONG_NOTICE_WHICH,
      ),
      correctedBy: personal(
        'id of who wrote the present text',
        'nobody decides about their own words',
        NOBODY,
        LONG_NOTICE_WHICH,
      ),
      versionFrom: 'plain',
      pending: {
        ...personal('a correction that waits', CHECKED_BEFORE_ANYONE, 'reviewers', UNTIL_DECIDED),
        ...PENDING_CORRECTION,
      },
      withdrawn: personal(
        'who withdrew it and why',
        'a withdrawal is explained',
        WHO_NOTICE_FOR,
        LONG_NOTICE_WHICH,
      ),
      restored: personal(
        'who said that all is well again',
        'it is said in somebody’s name',
        WHO_NOTICE_FOR,
        LONG_NOTICE_WHICH,
      ),
      delivery: 'plain',
      reminders: 'plain',
      remindedAt: 'plain',
      remindedHouseholds: 'plain',
      change: STAMP,
    },
  }),
  about(receipts, {
    indexes: [
      index('notice', 'noticeId'),
      index('household', 'keys'),
      index('change', 'change.at'),
      index('reader', 'communityId', 'residentId'),
      index('by', 'communityId', 'by.residentId'),
      index('telling', 'telling', 'confirmedAt'),
      index('draw', 'recheck', 'confirmedAt'),
      index('recheck', 'communityId', 'recheck', 'confirmedAt'),
    ],
    fields: {
      _id: personal('notice and person', 'one receipt each', NOBODY, LONG_NOTICE_WHICH),
      communityId: 'plain',
      noticeId: 'plain',
      residentId: personal(
        'who confirmed',
        'turnout; nobody is asked twice',
        'the person; officers see households, not who',
        LONG_NOTICE_WHICH,
      ),
      households: personal(
        'their households then',
        'turnout is counted by household',
        'officers of the place',
        LONG_NOTICE_WHICH,
      ),
      keys: personal('their households, for counting', 'as above', NOBODY, LONG_NOTICE_WHICH),
      by: personal(
        'who confirmed for another, and how',
        'everybody concerned can see it',
        'the household; officers of the place',
        LONG_NOTICE_WHICH,
      ),
      confirmedAt: personal('when', 'proof of the confirmation', 'the person', LONG_NOTICE_WHICH),
      undoneAt: 'plain',
      change: STAMP,
      places: 'plain',
      telling: 'plain',
      recheck: 'plain',
      tries: 'plain',
      authorHomes: personal(
        'where the officer lives who wrote it down',
        'nobody of their household asks whether it is so',
        NOBODY,
        'while it waits for another officer, 30 days at most',
      ),
      objections: shape<Objection>({
        authorId: personal(
          'which officer had written it down',
          'the same officer does not write it down again',
          NOBODY,
          LONG_NOTICE_WHICH,
        ),
        authorName: personal(
          'name of that officer',
          'how often what an officer writes down is not so',
          'the officer; the secretary and supervisors',
          LONG_NOTICE_WHICH,
        ),
        markedAt: 'plain',
        at: 'plain',
        by: 'plain',
        drawn: 'plain',
        told: 'plain',
      }),
    },
  }),
  about(recoveries, {
    indexes: [
      index('notice', 'communityId', 'noticeId', 'answer.restored'),
      index('troubled', 'communityId', 'answer.restored', 'answer.at'),
      index('by', 'communityId', 'answer.by.residentId'),
      index('before', 'communityId', 'before.by.residentId'),
      index('noted', 'communityId', 'noted.by.residentId'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      noticeId: 'plain',
      householdId: personal(
        'which household',
        'it is asked once',
        'officers of the place',
        LONG_NOTICE_WHICH,
      ),
      buildingId: 'plain',
      stairId: 'plain',
      answer: {
        ...personal(
          'whether all is well again in their household',
          'whoever can do something knows where to',
          'the household; officers of the place',
          LONG_NOTICE_WHICH,
        ),
        ...RECOVERY_ANSWER,
      },
      before: {
        ...personal(
          'what they had said before an officer wrote something down',
          'the officer may take that back',
          NOBODY,
          LONG_NOTICE_WHICH,
        ),
        ...RECOVERY_ANSWER,
      },
      noted: {
        ...personal(
          'what another officer had written down before',
          'it stands again where an officer takes a slip back',
          NOBODY,
          LONG_NOTICE_WHICH,
        ),
        ...RECOVERY_ANSWER,
      },
      change: STAMP,
    },
  }),
  about(handouts, {
    indexes: [index('steward', 'communityId', 'parts.stewardId'), index('change', 'change.at')],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      noticeId: 'plain',
      parts: shape<HandedOut>({
        placeId: 'plain',
        label: 'plain',
        stewardId: personal(
          'which officer asks at these doors',
          'they are shown to that officer',
          NOBODY,
          LONG_NOTICE_WHICH,
        ),
        stewardName: personal(
          'name of that officer',
          'progress is shown by officer',
          'officers of the place',
          LONG_NOTICE_WHICH,
        ),
        byName: personal(
          'name of the officer who handed them out',
          'who is to be asked about it',
          'officers of the place',
          LONG_NOTICE_WHICH,
        ),
        dueDay: 'plain',
        at: 'plain',
        doors: 'plain',
        back: 'plain',
      }),
      change: STAMP,
    },
  }),
  about(reports, {
    indexes: [
      index('person', 'communityId', 'residentId'),
      index('notice', 'noticeId', 'state'),
      index('change', 'change.at'),
    ],
    fields: {
      _id: 'plain',
      communityId: 'plain',
      noticeId: 'plain',
      residentId: personal('who reported', 'one report a person', NOBODY, LONG_NOTICE_WHICH),
      reason: 'plain',
      note: personal(
        'what they wrote',
        'reviewers need the reason',
        'reviewers, without the name',
        LONG_NOTICE_WHICH,
      ),
      state: 'plain',
      change: STAMP,
    },
  }),
  ...questionCollections,
  about(drafts, {
    indexes: [index('own', 'communityId', 'residentId', '-at')],
    fields: {
      _id: personal('draft and person', 'drafts are one’s own', NOBODY, UNTIL_PUBLISHED_OR),
      communityId: 'plain',
      residentId: personal('whose draft', 'as above', NOBODY, UNTIL_PUBLISHED_OR),
      draftId: 'plain',
      form: personal(
        'what is being written',
        'goes on on another phone',
        'the person',
        UNTIL_PUBLISHED_OR,
      ),
      at: 'plain',
    },
  }),
];
