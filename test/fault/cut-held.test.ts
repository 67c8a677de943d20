import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  MeetingDocument,
  MinutesDocument,
  RoomDayDocument,
  TaskDocument,
} from '../../cloudfunctions/meeting/collections.ts';
import { commandFault, type Fault, plain, runFault } from '../support/faults.ts';
import { answering, convening, deciding, marking, moving } from '../support/held-inputs.ts';
import { MEETING } from '../support/held-meetings.ts';
import { type Linli, startLinli } from '../support/linli.ts';

/** Meetings, with every write cut at each of its database requests and repeated. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

/** The hall is booked once, and the meeting knows it. */
const bookedOnce: Fault['check'] = (started) => {
  const booked = started
    .documents<RoomDayDocument>('roomDays')
    .flatMap(({ bookings }) => bookings)
    .filter(({ bookingId }) => bookingId.startsWith('meeting:'));
  expect(booked.length).toBe(1);
  const [made] = started
    .documents<MeetingDocument>('meetings')
    .filter(({ _id }) => `meeting:${_id}` === booked[0]?.bookingId);
  expect(made).toMatchObject({ clash: false, following: false, telling: false });
};

/** The resolution has its task, once. */
const asked: Fault['check'] = (started) => {
  const tasks = started
    .documents<TaskDocument>('meetingTasks')
    .filter(({ meetingId }) => meetingId === MEETING.running);
  expect(tasks.map(({ state, reports }) => [state, reports.length])).toStrictEqual([['open', 0]]);
};

/** The minutes are published once more, once, with what two have agreed to. */
const publishedAnew: Fault['check'] = (started) => {
  const versions = started
    .documents<MinutesDocument>('minutes')
    .filter(({ meetingId }) => meetingId === MEETING.published);
  expect(versions.map(({ published }) => published?.[0]?.decision?.text)).toStrictEqual([
    '每月读一本，由志愿者借书。',
    '每两个月读一本，由志愿者借书。',
  ]);
  const meeting = started
    .documents<MeetingDocument>('meetings')
    .find(({ _id }) => _id === MEETING.published);
  expect(meeting?.publishing).toBeNull();
};

const gone: Fault['check'] = (started) => {
  const booked = started
    .documents<RoomDayDocument>('roomDays')
    .flatMap(({ bookings }) => bookings)
    .filter(({ bookingId }) => bookingId.startsWith('meeting:'));
  expect(booked).toStrictEqual([]);
};

/** Out of the hall, which it had booked. */
const movedOut = commandFault(
  'meeting.moveMeeting out of a room',
  'buildingSteward',
  async (started) => {
    const { envelope } = await started.call(
      'meeting',
      'conveneMeeting',
      convening(1),
      'buildingSteward',
    );
    if (!envelope.ok) throw new Error(envelope.code);
    const { meetingId } = envelope.data as { meetingId: string };
    const [made] = started
      .documents<MeetingDocument>('meetings')
      .filter(({ _id }) => _id === meetingId);
    return moving(2, meetingId, { seen: made?.change.id });
  },
  gone,
);

const FAULTS: Fault[] = [
  { ...plain('meeting.conveneMeeting'), check: bookedOnce } as Fault,
  plain('meeting.moveMeeting'),
  movedOut,
  plain('meeting.saveAgenda'),
  plain('meeting.answerInvitation'),
  commandFault('meeting.answerInvitation of a first answer', 'buildingSteward', async () =>
    answering(1, 's2', 'yes'),
  ),
  plain('meeting.attendMeeting'),
  plain('meeting.leaveMeeting'),
  plain('meeting.markPresence'),
  commandFault('meeting.markPresence of one who leaves', 'buildingSteward', async () =>
    marking(1, 's2', 'out'),
  ),
  plain('meeting.runMeeting'),
  { ...plain('meeting.decideItem'), check: asked } as Fault,
  commandFault('meeting.decideItem corrected', 'buildingSteward', async () =>
    deciding(
      1,
      'i1',
      { why: '写错了人', task: { seatId: 's1', due: '2026-07-01' } },
      MEETING.closed,
    ),
  ),
  { ...plain('meeting.confirmCorrection'), check: publishedAnew } as Fault,
  plain('meeting.reportTask'),
  plain('meeting.saveMinutes'),
  plain('meeting.confirmMinutes'),
];

describe('cut', () => {
  for (const fault of FAULTS) it(fault.name, () => runFault(linli, fault));
});
