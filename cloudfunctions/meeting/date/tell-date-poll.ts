import { chineseMinute, endOfDay } from '../../kernel/calendar.ts';
import { job } from '../../kernel/job.ts';
import { queueMessages } from '../../messages/outbox.ts';
import { shortened } from '../../messages/templates.ts';
import { findAccounts, getBody } from '../body/body-repository.ts';
import { holdersOf } from '../body/body-rules.ts';
import { type DatePollDocument, datePolls } from '../collections.ts';
import { dateMessages } from '../message-subject.ts';
import { endTellingPoll } from './poll-repository.ts';

/** Everybody who has a seat is asked, once. */
export const tellDatePolls = job<DatePollDocument>({
  name: 'date.tell',
  collection: datePolls,
  due: () => ({ telling: true }),
  one: async (poll) => {
    const { communityId, _id, bodyId, bodyName, closesOn } = poll;
    const body = await getBody(communityId, bodyId);
    const people = await findAccounts(communityId, holdersOf(body?.form.seats ?? []));
    const messages = people.flatMap(({ _id: residentId, openid }) =>
      openid === null
        ? []
        : {
            _id: `date:${_id}:${residentId}`,
            communityId,
            aboutId: _id,
            residentId,
            openid,
            data: {
              thing1: { value: shortened(bodyName) },
              time2: { value: chineseMinute(endOfDay(closesOn)) },
              thing3: { value: '请您说说哪天能来开会' },
            },
          },
    );
    if (messages.length > 0) await queueMessages(dateMessages, messages);
    await endTellingPoll(poll);
  },
});
