import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  AnswerDocument,
  DateAnswerDocument,
  DatePollDocument,
  MeetingDocument,
  MinutesDocument,
  PlanDocument,
  PresenceDocument,
  RoomDayDocument,
  TaskDocument,
} from '../../cloudfunctions/meeting/collections.ts';
import type { MinutesView } from '../../typings/contract/meeting/meeting.ts';
import { MAPLE, residentIdOf } from '../support/community.ts';
import { askingDates, DATES, ofPoll, sayingDates, takingDate } from '../support/date-polls.ts';
import {
  agreeing,
  answering,
  confirmingCorrection,
  convening,
  deciding,
  inHall,
  leaving,
  listing,
  marking,
  moving,
  reporting,
  running,
  scanning,
  timeOfMeeting,
  writing,
} from '../support/held-inputs.ts';
import { CORRECTION, MEETING } from '../support/held-meetings.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { BODY, booking, PLANNED, ROOM } from '../support/meetings.ts';
import { inAnyOrder } from '../support/orders.ts';
import { patch } from '../support/patch.ts';

/** Meetings, with several people acting at once. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const call = (action: string, input: Input, as: As) => linli.call('meeting', action, input, as);
const codes = async (calls: ReturnType<typeof call>[]) =>
  (await Promise.all(calls)).map(({ envelope }) => (envelope.ok ? 'ok' : envelope.code)).sort();
const meetingOf = (meetingId: string) =>
  linli.documents<MeetingDocument>('meetings').find(({ _id }) => _id === meetingId);
const bookingsOn = (day: string) =>
  linli.documents<RoomDayDocument>('roomDays').find(({ _id }) => _id === `${ROOM.hall}:${day}`)
    ?.bookings ?? [];

describe('a room', () => {
  it('is had by the meeting or by whoever books it, and the other one knows', () =>
    inAnyOrder(linli, async () => {
      const [convened, booked] = await Promise.all([
        call('conveneMeeting', convening(1), 'buildingSteward'),
        call('bookRoom', booking(2, { day: '2026-06-26', from: 38, until: 40 }), 'volunteer'),
      ]);
      const found = bookingsOn('2026-06-26');
      expect(found.length).toBe(1);
      const made = linli
        .documents<MeetingDocument>('meetings')
        .find(({ day }) => day === '2026-06-26');
      if (booked.envelope.ok) {
        expect(found[0]?.planned).toBeNull();
        expect(made?.clash ?? true).toBe(true);
      } else {
        expect(convened.envelope.ok).toBe(true);
        expect(made).toMatchObject({ clash: false, following: false });
      }
    }));

  it('of an entry of a plan is for the one meeting that is convened from it', () =>
    inAnyOrder(linli, async () => {
      const [plan] = linli
        .documents<PlanDocument>('plans')
        .filter(({ _id }) => _id === 'maple:2026');
      await patch(
        linli,
        'plans',
        { _id: 'maple:2026' },
        { standing: plan?.meetings, state: 'adopted' },
      );
      const more = {
        time: inHall({ day: '2026-07-17', from: 38, until: 41 }),
        planKey: PLANNED,
        agenda: [],
      };
      const answers = await codes([
        call('conveneMeeting', convening(1, BODY.readers, more), 'secretary'),
        call('conveneMeeting', convening(2, BODY.readers, more), 'secretary'),
      ]);
      expect(answers).toStrictEqual(['MEETING_CONVENED', 'ok']);
      expect(bookingsOn('2026-07-17').length).toBe(1);
    }));
});

describe('an invitation', () => {
  it('of one body for one day is sent by one of two officers, also where one moves another there', () =>
    inAnyOrder(
      linli,
      async () => {
        const time = timeOfMeeting();
        const answers = await codes([
          call('conveneMeeting', convening(1, BODY.council, { time }), 'buildingSteward'),
          call('conveneMeeting', convening(2, BODY.council, { time }), 'secretary'),
          call('moveMeeting', moving(3, MEETING.called, { time }), 'buildingSteward'),
        ]);
        expect(answers).toStrictEqual(['MEETING_CONVENED', 'MEETING_CONVENED', 'ok']);
      },
      { planned: 12 },
    ));

  it('that is moved while people answer asks them again, or has asked them again', () =>
    inAnyOrder(linli, async () => {
      const [moved, answered] = await Promise.all([
        call('moveMeeting', moving(1), 'buildingSteward'),
        call('answerInvitation', answering(2, 's2', 'yes'), 'stairSteward'),
      ]);
      expect([moved.envelope.ok, answered.envelope.ok]).toStrictEqual([true, true]);
      const said = linli
        .documents<AnswerDocument>('meetingAnswers')
        .find(({ _id }) => _id === `${MEETING.called}:s2`);
      expect(said?.says).toBe('yes');
      expect([1, 2]).toContain(said?.round);
      expect(meetingOf(MEETING.called)?.round).toBe(2);
    }));

  it('answered on a phone and over the telephone at once has one answer', () =>
    inAnyOrder(linli, async () => {
      const answers = await codes([
        call('answerInvitation', answering(1, 's4', 'yes'), 'householdRepresentative'),
        call('answerInvitation', answering(2, 's4', 'no'), 'buildingSteward'),
      ]);
      expect(answers).toStrictEqual(['ok', 'ok']);
      const found = linli
        .documents<AnswerDocument>('meetingAnswers')
        .filter(({ seatId, meetingId }) => seatId === 's4' && meetingId === MEETING.called);
      expect(found.length).toBe(1);
      expect(found[0]?.entered).toBe(found[0]?.says === 'no');
    }));

  it('is moved or given another agenda by one of two officers', () =>
    inAnyOrder(linli, async () => {
      const answers = await codes([
        call('moveMeeting', moving(1), 'buildingSteward'),
        call('saveAgenda', listing(2), 'secretary'),
      ]);
      expect(answers).toStrictEqual(['MEETING_CHANGED', 'ok']);
    }));
});

describe('a poll of dates', () => {
  const DAY_BEFORE = '2026-06-14';

  it('is begun by one of two officers', () =>
    inAnyOrder(linli, async () => {
      const answers = await codes([
        call('openDatePoll', askingDates(1), 'secretary'),
        call('openDatePoll', askingDates(2), 'secretary'),
      ]);
      expect(answers).toStrictEqual(['POLL_RUNS', 'ok']);
    }));

  it('has one time, whoever takes another or asks no longer', () =>
    inAnyOrder(
      linli,
      async () => {
        await patch(linli, 'datePolls', { _id: DATES.open }, { closesOn: DAY_BEFORE });
        const answers = await codes([
          call('conveneMeeting', takingDate(1, 0), 'buildingSteward'),
          call('conveneMeeting', takingDate(2, 1), 'secretary'),
          call('withdrawDatePoll', ofPoll(3), 'buildingSteward'),
        ]);
        const called = linli
          .documents<MeetingDocument>('meetings')
          .filter(({ pollId }) => pollId === DATES.open);
        expect(called.length).toBeLessThanOrEqual(1);
        expect(answers).toContain('ok');
        const [poll] = linli
          .documents<DatePollDocument>('datePolls')
          .filter(({ _id }) => _id === DATES.open);
        expect(poll?.state).toBe(called.length === 1 ? 'taken' : 'withdrawn');
      },
      { planned: 12 },
    ));

  it('answered on a phone and over the telephone at once has one answer', () =>
    inAnyOrder(linli, async () => {
      const answers = await codes([
        call('answerDatePoll', sayingDates(1, 's2', ['yes', 'yes', 'yes']), 'stairSteward'),
        call('answerDatePoll', sayingDates(2, 's2', ['no', 'no', 'no']), 'buildingSteward'),
      ]);
      const [said] = linli
        .documents<DateAnswerDocument>('dateAnswers')
        .filter(({ _id }) => _id === `${DATES.open}:s2`);
      // Their own word stands, before or after.
      expect(said?.says?.[0]).toBe('yes');
      expect(['ANSWER_OWN', 'ok']).toContain(answers[0]);
    }));
});

describe('attendance', () => {
  it('by scan and by list at once is one stay', () =>
    inAnyOrder(linli, async () => {
      const answers = await codes([
        call('attendMeeting', scanning(MEETING.running, linli.cloud.now()), 'resident'),
        call('markPresence', marking(1, 's3', 'in'), 'buildingSteward'),
      ]);
      expect(answers).toStrictEqual(['ok', 'ok']);
      const found = linli
        .documents<PresenceDocument>('presences')
        .filter(({ _id }) => _id === `${MEETING.running}:${residentIdOf('resident')}`);
      expect(found.map(({ stays }) => stays.length)).toStrictEqual([1]);
    }));

  it('that ends by oneself and by the list at once ends once', () =>
    inAnyOrder(linli, async () => {
      const answers = await codes([
        call('leaveMeeting', leaving(1), 'stairSteward'),
        call('markPresence', marking(2, 's2', 'out'), 'secretary'),
      ]);
      expect(answers).toStrictEqual(['PRESENCE_UNFIT', 'ok']);
    }));

  it('seen to end by two officers ends once', () =>
    inAnyOrder(linli, async () => {
      const answers = await codes([
        call('markPresence', marking(1, 's2', 'out'), 'buildingSteward'),
        call('markPresence', marking(2, 's2', 'out'), 'secretary'),
      ]);
      expect(answers).toStrictEqual(['PRESENCE_UNFIT', 'ok']);
    }));
});

describe('a decision', () => {
  it('is made with whoever was there, and stands', () =>
    inAnyOrder(linli, async () => {
      await codes([
        call('decideItem', deciding(1), 'buildingSteward'),
        call('markPresence', marking(2, 's2', 'out'), 'secretary'),
      ]);
      const decision = meetingOf(MEETING.running)?.agenda[0]?.decision;
      expect([1, 2]).toContain(decision?.present);
      const tasks = linli
        .documents<TaskDocument>('meetingTasks')
        .filter(({ meetingId }) => meetingId === MEETING.running);
      expect(tasks.length).toBe(decision?.present === 2 ? 1 : 0);
    }));

  it('about one item is made by one of two', () =>
    inAnyOrder(linli, async () => {
      const answers = await codes([
        call('decideItem', deciding(1), 'buildingSteward'),
        call('decideItem', deciding(2, 'i1', { outcome: 'noted', task: null }), 'secretary'),
      ]);
      expect(answers).toStrictEqual(['ITEM_DECIDED', 'ok']);
    }));

  it('about two items are both kept, and both have their tasks', () =>
    inAnyOrder(linli, async () => {
      const answers = await codes([
        call('decideItem', deciding(1, 'i1'), 'buildingSteward'),
        call('decideItem', deciding(2, 'i2'), 'secretary'),
      ]);
      expect(answers).toStrictEqual(['ok', 'ok']);
      await linli.clock(linli.cloud.now() + 10 * 60_000);
      const tasks = linli
        .documents<TaskDocument>('meetingTasks')
        .filter(({ meetingId }) => meetingId === MEETING.running);
      expect(tasks.length).toBe(2);
    }));

  it('is not made once the meeting is over', () =>
    inAnyOrder(linli, async () => {
      const [ended, made] = await Promise.all([
        call('runMeeting', running(1, MEETING.running, 'end'), 'secretary'),
        call('decideItem', deciding(2), 'buildingSteward'),
      ]);
      expect(ended.envelope.ok).toBe(true);
      const decision = meetingOf(MEETING.running)?.agenda[0]?.decision ?? null;
      expect(decision !== null).toBe(made.envelope.ok);
    }));

  it('that is corrected while its task is reported has both', () =>
    inAnyOrder(linli, async () => {
      const taskId = `${MEETING.closed}:i1`;
      const more = { why: '换了人', task: { seatId: 's1', due: '2026-07-05' } };
      const answers = await codes([
        call('decideItem', deciding(1, 'i1', more, MEETING.closed), 'buildingSteward'),
        call('reportTask', reporting(2, taskId), 'secretary'),
      ]);
      expect(answers).toStrictEqual(['ok', 'ok']);
      const [task] = linli
        .documents<TaskDocument>('meetingTasks')
        .filter(({ _id }) => _id === taskId);
      expect(task).toMatchObject({ due: '2026-07-05', revision: 1, state: 'done' });
      expect(task?.reports.length).toBe(1);
    }));
});

describe('a correction of what is published', () => {
  const decided = () => meetingOf(MEETING.published)?.agenda[0]?.decision;
  const versions = () =>
    linli
      .documents<MinutesDocument>('minutes')
      .filter(({ meetingId }) => meetingId === MEETING.published);

  it('is agreed to or turned down, by one of two', () =>
    inAnyOrder(linli, async () => {
      const on = { meetingId: MEETING.published };
      const answers = await codes([
        call('confirmCorrection', confirmingCorrection(1, CORRECTION, on), 'secretary'),
        call(
          'confirmCorrection',
          confirmingCorrection(2, CORRECTION, { ...on, agrees: false }),
          'secretary',
        ),
      ]);
      expect(answers).toStrictEqual(['CORRECTION_GONE', 'ok']);
      expect(versions().length).toBe(1 + (decided()?.corrections.length ?? 0));
    }));

  it('is about the words that were seen, whoever proposes others meanwhile', () =>
    inAnyOrder(linli, async () => {
      const text = '每季读一本。';
      const more = { why: '又记错了', text, task: { seatId: 's3', due: '2026-07-01' } };
      await Promise.all([
        call('decideItem', deciding(1, 'i1', more, MEETING.published), 'partyBranch'),
        call(
          'confirmCorrection',
          confirmingCorrection(2, CORRECTION, { meetingId: MEETING.published }),
          'secretary',
        ),
      ]);
      expect(decided()?.text).not.toBe(text);
      expect(versions().length).toBe(1 + (decided()?.corrections.length ?? 0));
    }));
});

describe('minutes', () => {
  it('that are published while a decision is corrected say what is decided, or that they do not', () =>
    inAnyOrder(linli, async () => {
      const more = { why: '写错了', text: '请物业七月修好单元门。' };
      const [, confirmed] = await Promise.all([
        call('decideItem', deciding(1, 'i1', more, MEETING.closed), 'secretary'),
        call('confirmMinutes', agreeing(2, MEETING.closed), 'buildingSteward'),
      ]);
      expect(confirmed.envelope.ok).toBe(true);
      const { envelope } = await call(
        'showMinutes',
        { communityId: MAPLE, meetingId: MEETING.closed, version: null },
        'resident',
      );
      const shown = (envelope.ok && envelope.data) as MinutesView;
      const stands = meetingOf(MEETING.closed)?.agenda[0]?.decision?.text;
      expect(shown.outdated).toBe(shown.items[0]?.decision?.text !== stands);
    }));

  it('are published as they were seen', () =>
    inAnyOrder(linli, async () => {
      const answers = await codes([
        call('saveMinutes', writing(1, MEETING.closed), 'partyBranch'),
        call('confirmMinutes', agreeing(2, MEETING.closed), 'buildingSteward'),
      ]);
      expect(answers.filter((code) => code === 'ok').length).toBe(1);
      const [found] = linli
        .documents<MinutesDocument>('minutes')
        .filter(({ meetingId }) => meetingId === MEETING.closed);
      expect(found?.form.summary === '大家说了单元门和端午节。').toBe(found?.state === 'published');
    }));

  it('are begun by one of two', () =>
    inAnyOrder(linli, async () => {
      const answers = await codes([
        call('saveMinutes', writing(1, MEETING.running, { seen: null }), 'secretary'),
        call('saveMinutes', writing(2, MEETING.running, { seen: null }), 'buildingSteward'),
      ]);
      expect(answers).toStrictEqual(['MINUTES_CHANGED', 'ok']);
    }));
});

it('whoever leaves the community while they are answered for has no seat in it any more', () =>
  inAnyOrder(linli, async () => {
    const input = { communityId: MAPLE, commandId: commandId(9) };
    await Promise.all([
      linli.call('resident', 'leaveCommunity', input, 'resident'),
      call('answerInvitation', answering(1, 's3', 'yes'), 'buildingSteward'),
    ]);
    await linli.clock(Date.parse('2026-06-15T02:20:00Z'));
    expect(meetingOf(MEETING.called)?.holders).not.toContain(residentIdOf('resident'));
    const seats = meetingOf(MEETING.called)?.seats.map(({ residentId }) => residentId);
    expect(seats).not.toContain(residentIdOf('resident'));
  }));
