import type { MeetingLine } from '../../typings/contract/meeting/meeting';
import { callCloud } from '../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../store/command-id';
import { SAID_COMING } from '../text/home/need';
import { explain } from './load';

/** Meetings that wait for the reader's answer; null without an answer. */
export async function openInvitations(communityId: string): Promise<MeetingLine[] | null> {
  const answer = await callCloud('meeting', 'listMeetings', { communityId, which: 'mine' });
  return answer.ok ? answer.data.meetings.filter(({ asks }) => asks) : null;
}

/** «能来» in one tap; whoever cannot come opens the meeting. */
export async function acceptInvitation(
  communityId: string,
  { meetingId, mySeatId: seatId }: MeetingLine,
): Promise<void> {
  if (seatId === null) return;
  const kept = `answer:${meetingId}:${seatId}:yes`;
  const answer = await callCloud('meeting', 'answerInvitation', {
    communityId,
    meetingId,
    seatId,
    says: 'yes',
    name: '',
    proxySeatId: null,
    commandId: keptCommandId(kept),
  });
  settleCommand(kept, answer);
  if (!answer.ok) return explain(answer);
  void wx.showToast({ title: SAID_COMING, icon: 'none' });
}
