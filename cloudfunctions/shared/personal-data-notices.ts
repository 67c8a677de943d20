import { field, type Inventory, NOBODY, NOTICE } from './personal-field.ts';

/** Notices and what people do with them. */
export const NOTICE_DATA: Record<string, Inventory> = {
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
};
