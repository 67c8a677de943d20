import * as v from 'valibot';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { findAnswersOf } from '../answer/answer-repository.ts';
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
  budget: 3,
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
    return { meetings, next };
  },
});
