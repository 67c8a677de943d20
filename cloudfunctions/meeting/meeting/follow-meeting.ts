import { job } from '../../kernel/job.ts';
import { findAnswers } from '../answer/answer-repository.ts';
import { proxiesOf } from '../answer/answer-rules.ts';
import { findPresences } from '../attend/presence-repository.ts';
import { wasQuorate } from '../attend/presence-rules.ts';
import { noteMet } from '../body/body-repository.ts';
import { type MeetingDocument, meetings } from '../collections.ts';
import { markTaken } from '../date/poll-repository.ts';
import { publishCorrected } from '../minutes/publish-corrected.ts';
import { followDecisions } from '../task/follow-decisions.ts';
import { bookMeeting } from './book-meeting.ts';
import { saveFollowed } from './meeting-repository.ts';

/**
 * What a change of a meeting entails: its room, the tasks of its resolutions, minutes with a corrected decision, and
 * that its body has met if enough were there. Safe to repeat; a change in between leaves the flag, and is followed by
 * itself.
 */
export async function followMeeting(meeting: MeetingDocument): Promise<void> {
  if (!meeting.following) return;
  const { communityId, bodyId, day, state, pollId } = meeting;
  if (pollId) await markTaken(communityId, pollId);
  const booked = state === 'closed' ? {} : await bookMeeting(meeting);
  await followDecisions(meeting);
  const publishing = await publishCorrected(meeting);
  if (state === 'closed' && (await wasHeld(meeting))) await noteMet(communityId, bodyId, day);
  await saveFollowed(meeting, { ...booked, ...publishing, following: false });
}

/** Whether enough were there at some time. Two requests. */
async function wasHeld(meeting: MeetingDocument): Promise<boolean> {
  const { communityId, _id } = meeting;
  const [shown, answers] = await Promise.all([
    findPresences(communityId, _id),
    findAnswers(communityId, _id),
  ]);
  return wasQuorate(meeting, shown, proxiesOf(meeting, answers));
}

export const followMeetings = job<MeetingDocument>({
  name: 'meeting.follow',
  collection: meetings,
  due: () => ({ following: true }),
  one: followMeeting,
});
