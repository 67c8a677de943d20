import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  BodyDocument,
  DatePollDocument,
  MeetingDocument,
  MinutesDocument,
  RoomDayDocument,
  TaskDocument,
} from '../../cloudfunctions/meeting/collections.ts';
import { residentIdOf } from '../support/community.ts';
import { DATES, sayingDates, takingDate } from '../support/date-polls.ts';
import {
  checkAudit,
  commandFault,
  type Fault,
  Followed,
  plain,
  runFault,
  sendCut,
  sendWatched,
  settle,
} from '../support/faults.ts';
import { answering, convening, deciding, marking, moving } from '../support/held-inputs.ts';
import { MEETING } from '../support/held-meetings.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { BODY } from '../support/meetings.ts';
import { patch } from '../support/patch.ts';

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

/** Of a poll: the meeting is called once, and the poll has its time. */
const taken = commandFault(
  'meeting.conveneMeeting from a poll',
  'buildingSteward',
  async (started) => {
    await patch(started, 'datePolls', { _id: DATES.open }, { closesOn: '2026-06-14' });
    return takingDate(1, 1);
  },
  (started) => {
    const poll = started
      .documents<DatePollDocument>('datePolls')
      .find(({ _id }) => _id === DATES.open);
    expect([poll?.state, poll?.openKey]).toStrictEqual(['taken', DATES.open]);
    const called = started
      .documents<MeetingDocument>('meetings')
      .filter(({ pollId }) => pollId === DATES.open);
    expect(called.map(({ day, following }) => [day, following])).toStrictEqual([
      ['2026-06-27', false],
    ]);
  },
);

const FAULTS: Fault[] = [
  { ...plain('meeting.conveneMeeting'), check: bookedOnce } as Fault,
  plain('meeting.openDatePoll'),
  plain('meeting.answerDatePoll'),
  commandFault('meeting.answerDatePoll of a first answer', 'buildingSteward', async () =>
    sayingDates(1, 's2', ['yes', 'no', 'maybe']),
  ),
  plain('meeting.withdrawDatePoll'),
  taken,
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

/** What the timer does by itself, cut around every write, and left to the next runs. */
const timer = (name: string, before: () => Promise<void>, check: Fault['check']): Fault => ({
  name,
  functionName: 'meeting',
  async prepare(started) {
    await before();
    return () => started.timer('meeting');
  },
  ...(check && { check }),
});
const LONG_AGO = { day: '2026-06-01', startsAt: Date.parse('2026-06-01T01:30:00Z') };
const ofMeeting = (started: Linli, id: string) =>
  started.documents<MeetingDocument>('meetings').find(({ _id }) => _id === id);

const TIMERS: Fault[] = [
  timer(
    'whoever got a seat after the invitation',
    async () => {
      const body = linli.documents<BodyDocument>('bodies').find(({ _id }) => _id === BODY.council);
      const seats = body?.form.seats.map((seat) =>
        seat.seatId === 's5' ? { ...seat, residentId: residentIdOf('volunteer') } : seat,
      );
      const more = { 'form.seats': seats, seating: true };
      await patch(linli, 'bodies', { _id: BODY.council }, more);
    },
    (started) => {
      const meeting = ofMeeting(started, MEETING.called);
      expect(meeting?.holders).toContain(residentIdOf('volunteer'));
      expect(meeting?.telling).toBe(false);
    },
  ),
  timer(
    'what nobody has ended',
    () => patch(linli, 'meetings', { _id: MEETING.running }, LONG_AGO),
    (started) =>
      expect(ofMeeting(started, MEETING.running)).toMatchObject({
        state: 'closed',
        occasion: MEETING.running,
        following: false,
      }),
  ),
  timer(
    'what nobody has begun',
    () => patch(linli, 'meetings', { _id: MEETING.called }, LONG_AGO),
    (started) =>
      expect(ofMeeting(started, MEETING.called)).toMatchObject({
        state: 'cancelled',
        occasion: MEETING.called,
        following: false,
        telling: false,
      }),
  ),
];

describe('cut, by the timer', () => {
  for (const fault of TIMERS) {
    it(fault.name, async () => {
      await linli.reset();
      const [, cuts] = await sendWatched(linli, await fault.prepare(linli));
      expect(cuts.length).toBeGreaterThan(0);
      const followed = new Followed();
      for (const cut of cuts) {
        await sendCut(linli, fault, cut);
        if (!(await followed.isNew(linli, 'cut'))) continue;
        if (!(await settle(linli, undefined, followed))) continue;
        checkAudit(linli);
        fault.check?.(linli);
      }
    });
  }
});
