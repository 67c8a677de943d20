import { rotatingCodes } from '../../cloudfunctions/kernel/rotating-code.ts';
import { indexAt } from '../../cloudfunctions/kernel/rotating-rules.ts';
import { shownAtMeeting } from '../../cloudfunctions/meeting/attend/meeting-code.ts';
import type { MeetingTime } from '../../typings/contract/meeting/meeting.ts';
import { CEDAR, MAPLE } from './community.ts';
import {
  itemForm,
  MEETING,
  matterItem,
  meetingOf,
  seenMeeting,
  seenMinutes,
} from './held-meetings.ts';
import { commandId, type Input } from './inputs.ts';
import { BODY, ROOM } from './meetings.ts';

/** What is sent about a meeting. */

const communityOf = (id: string) => (id.startsWith('c') ? CEDAR : MAPLE);
const onMeeting = (meetingId: string) => ({ communityId: communityOf(meetingId), meetingId });

export const timeOfMeeting = (more: Partial<MeetingTime> = {}): MeetingTime => ({
  day: '2026-06-26',
  from: 38,
  until: 41,
  roomId: null,
  place: '楼下空地',
  ...more,
});
/** In the hall. */
export const inHall = (more: Partial<MeetingTime> = {}): MeetingTime =>
  timeOfMeeting({ roomId: ROOM.hall, place: '', ...more });

export const convening = (n: number, bodyId: string = BODY.council, more: Input = {}): Input => ({
  communityId: communityOf(bodyId),
  bodyId,
  time: bodyId === BODY.council ? inHall() : timeOfMeeting(),
  planKey: null,
  agenda: bodyId === BODY.council ? [matterItem(1), itemForm(2, '端午节怎么过')] : [],
  commandId: commandId(n),
  ...more,
});
export const moving = (n: number, meetingId: string = MEETING.called, more: Input = {}): Input => ({
  ...onMeeting(meetingId),
  time: timeOfMeeting({ day: '2026-06-29' }),
  reason: '那天下雨',
  seen: seenMeeting(meetingId),
  commandId: commandId(n),
  ...more,
});
export const listing = (
  n: number,
  meetingId: string = MEETING.called,
  more: Input = {},
): Input => ({
  ...onMeeting(meetingId),
  agenda: [itemForm(1, '先说要紧的'), itemForm(2, `再说其他 ${n}`)],
  seen: seenMeeting(meetingId),
  commandId: commandId(n),
  ...more,
});
export const answering = (
  n: number,
  seatId: string,
  says: string,
  more: Input = {},
  meetingId: string = MEETING.called,
): Input => ({
  ...onMeeting(meetingId),
  seatId,
  says,
  name: '',
  proxySeatId: null,
  commandId: commandId(n),
  ...more,
});
export const marking = (
  n: number,
  seatId: string,
  mark: 'in' | 'out',
  more: Input = {},
  meetingId: string = MEETING.running,
): Input => ({
  ...onMeeting(meetingId),
  seatId,
  mark,
  how: 'list',
  name: '',
  at: null,
  commandId: commandId(n),
  ...more,
});
export const leaving = (n: number, meetingId: string = MEETING.running): Input => ({
  ...onMeeting(meetingId),
  commandId: commandId(n),
});
export const running = (n: number, meetingId: string, step: 'begin' | 'end'): Input => ({
  ...onMeeting(meetingId),
  step,
  commandId: commandId(n),
});
export const deciding = (
  n: number,
  itemId = 'i1',
  more: Input = {},
  meetingId: string = MEETING.running,
): Input => ({
  ...onMeeting(meetingId),
  itemId,
  outcome: 'resolved',
  text: '请1单元的代表找物业修门。',
  votes: null,
  task: { seatId: 's2', due: '2026-06-30' },
  why: '',
  commandId: commandId(n),
  ...more,
});
/** Other words for a published decision are agreed to. */
export const confirmingCorrection = (n: number, proposalId: string, more: Input = {}): Input => ({
  communityId: MAPLE,
  meetingId: MEETING.closed,
  itemId: 'i1',
  proposalId,
  agrees: true,
  commandId: commandId(n),
  ...more,
});
export const reporting = (n: number, taskId: string, more: Input = {}): Input => ({
  communityId: communityOf(taskId),
  taskId,
  text: '门已经修好了。',
  done: true,
  commandId: commandId(n),
  ...more,
});
export const writing = (n: number, meetingId: string, more: Input = {}): Input => ({
  ...onMeeting(meetingId),
  version: 1,
  form: {
    summary: `说了单元门 ${n}`,
    items: [{ itemId: 'i1', text: '门弹簧坏了三个月。', hidden: false }],
  },
  why: '',
  seen: seenMinutes(meetingId),
  commandId: commandId(n),
  ...more,
});
export const agreeing = (n: number, meetingId: string, more: Input = {}): Input => ({
  ...onMeeting(meetingId),
  version: 1,
  seen: seenMinutes(meetingId),
  commandId: commandId(n),
  ...more,
});

/** The code that the convener's phone shows at an instant. */
function meetingCodeAt(meetingId: string, at: number): string {
  const shown = shownAtMeeting(meetingOf(meetingId));
  return rotatingCodes(shown)[indexAt(shown, at)] ?? '';
}
export const scanning = (meetingId: string, at: number): Input => ({
  ...onMeeting(meetingId),
  code: meetingCodeAt(meetingId, at),
});
