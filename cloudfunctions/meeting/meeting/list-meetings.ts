import * as v from 'valibot';
import type { DatePollLine } from '../../../typings/contract/meeting/date.ts';
import { now } from '../../kernel/clock.ts';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { findAnswersOf } from '../answer/answer-repository.ts';
import { findBodiesOf } from '../body/body-repository.ts';
import { findOpenPolls, findSaysOf } from '../date/poll-repository.ts';
import { isClosed } from '../date/poll-rules.ts';
import { meetingLine } from './meeting-line.ts';
import { findMeetings } from './meeting-repository.ts';

/** When the bodies of the community meet, and have met. */
export const listMeetings = action('meeting.listMeetings', {
  input: v.strictObject({
    communityId,
    which: v.picklist(['mine', 'coming', 'over']),
    after: cursor,
  }),
  access: RESIDENTS,
  budget: 6,
  run: async ({ communityId: community, which, after }, { actor: { residentId } }) => {
    const scope =
      which === 'mine'
        ? { mine: residentId }
        : which === 'over'
          ? { over: true as const }
          : { coming: true as const };
    const [{ rows, next }, answers] = await Promise.all([
      findMeetings(community, scope, after),
      findAnswersOf(community, residentId),
    ]);
    const meetings = rows.map((meeting) => {
      const own = answers.filter(({ meetingId }) => meetingId === meeting._id);
      return meetingLine(meeting, residentId, own);
    });
    if (which !== 'mine' || after !== undefined) return { meetings, next };
    return { meetings, polls: await askedOf(community, residentId), next };
  },
});

/** Polls that go on in the bodies where somebody has a seat. Three requests. */
async function askedOf(communityId: string, residentId: string): Promise<DatePollLine[]> {
  const bodies = await findBodiesOf(communityId, residentId);
  const seated = bodies.filter(({ form }) =>
    form.seats.some((seat) => seat.residentId === residentId),
  );
  if (seated.length === 0) return [];
  const [polls, said] = await Promise.all([
    findOpenPolls(
      communityId,
      seated.map(({ _id }) => _id),
    ),
    findSaysOf(communityId, residentId),
  ]);
  const at = now();
  return polls
    .filter((poll) => !isClosed(poll, at))
    .map(({ _id, bodyName, closesOn }) => ({
      pollId: _id,
      bodyName,
      closesOn,
      asks: !said.some(({ pollId, says }) => pollId === _id && says),
    }));
}
