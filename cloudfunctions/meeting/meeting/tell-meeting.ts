import { chineseMinute } from '../../kernel/calendar.ts';
import { job } from '../../kernel/job.ts';
import { queueMessages } from '../../messages/outbox.ts';
import { shortened } from '../../messages/templates.ts';
import { findAnswers } from '../answer/answer-repository.ts';
import { standingAnswers } from '../answer/answer-rules.ts';
import { findAccounts } from '../body/body-repository.ts';
import { type MeetingDocument, meetings } from '../collections.ts';
import { meetingMessages } from '../message-subject.ts';
import { dueToRemind, saveFollowed } from './meeting-repository.ts';

/** Puts one message for each of these people into the outbox; a second time changes nothing. */
async function tell(
  { communityId, _id, bodyName, startsAt }: MeetingDocument,
  residentIds: readonly string[],
  key: string,
  words: string,
): Promise<void> {
  const people = await findAccounts(communityId, residentIds);
  const messages = people.flatMap(({ _id: residentId, openid }) =>
    openid === null
      ? []
      : {
          _id: `meeting:${_id}:${key}:${residentId}`,
          communityId,
          aboutId: _id,
          residentId,
          openid,
          data: {
            thing1: { value: shortened(bodyName) },
            time2: { value: chineseMinute(startsAt) },
            thing3: { value: words },
          },
        },
  );
  if (messages.length > 0) await queueMessages(meetingMessages, messages);
}

/** Everybody who has a seat is told of the invitation, of a move, and that it is called off: once each. */
export const tellMeetings = job<MeetingDocument>({
  name: 'meeting.tell',
  collection: meetings,
  due: () => ({ telling: true }),
  one: async (meeting) => {
    const { state, round, holders } = meeting;
    if (state === 'cancelled') await tell(meeting, holders, 'off', '这次会取消了，不用来了');
    else if (round > 1) await tell(meeting, holders, `r${round}`, '改时间了，请再说一次能不能来');
    else await tell(meeting, holders, 'r1', '请您说一声能不能来');
    await saveFollowed(meeting, { telling: false });
  },
});

/** Whoever has not answered is reminded once, two days before. */
export const remindMeetings = job<MeetingDocument>({
  name: 'meeting.remind',
  collection: meetings,
  due: dueToRemind,
  one: async (meeting) => {
    const { communityId, _id, seats, round } = meeting;
    const said = standingAnswers(seats, await findAnswers(communityId, _id));
    const open = seats.flatMap(({ seatId, residentId }) =>
      residentId !== null && said.get(seatId)?.round !== round ? [residentId] : [],
    );
    await tell(meeting, open, `remind${round}`, '快开会了，请说一声能不能来');
    await saveFollowed(meeting, { remindAt: null });
  },
});
