import { about, index, NOBODY, personal } from '../kernel/database/about.ts';
import { messages } from './collections.ts';

const LONG_NOTICE_WHICH = 'as long as the notice, which is a public record of the community';

export const messagesCollections = [
  about(messages, {
    indexes: [index('outbox', 'state', 'at'), index('person', 'communityId', 'residentId')],
    fields: {
      _id: personal('notice and person', 'one message each', NOBODY, LONG_NOTICE_WHICH),
      communityId: 'plain',
      noticeId: 'plain',
      subject: 'plain',
      subjectId: 'plain',
      residentId: personal('who gets it', 'as above', NOBODY, LONG_NOTICE_WHICH),
      openid: personal(
        'WeChat account',
        'where it goes',
        'WeChat',
        'until the person leaves the community',
      ),
      templateId: 'plain',
      page: 'plain',
      data: personal(
        'title and time of the notice',
        'the message itself',
        'the person, WeChat',
        LONG_NOTICE_WHICH,
      ),
      needless: 'plain',
      state: 'plain',
      attempts: 'plain',
      at: 'plain',
      readAt: personal(
        'when the person opened it',
        'so that it is new on no other phone of theirs',
        'the person',
        LONG_NOTICE_WHICH,
      ),
    },
  }),
];
