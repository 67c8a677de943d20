import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { MeetingDocument, TaskDocument } from '../../cloudfunctions/meeting/collections.ts';
import { START } from '../support/community.ts';
import { moving, reporting, running } from '../support/held-inputs.ts';
import { MEETING } from '../support/held-meetings.ts';
import type { Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { patch } from '../support/patch.ts';

/** A meeting is called off while it begins, or while its people are told; what was to be done is reported twice. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const call = (action: string, input: Input, as: As) => linli.call('meeting', action, input, as);
const codes = async (calls: ReturnType<typeof call>[]) =>
  (await Promise.all(calls)).map(({ envelope }) => (envelope.ok ? 'ok' : envelope.code));
const called = () =>
  linli.documents<MeetingDocument>('meetings').find(({ _id }) => _id === MEETING.called);
const callOff = (n: number) => moving(n, MEETING.called, { time: null });

describe('a meeting', () => {
  it('begins or is called off: the other one is told', () =>
    inAnyOrder(linli, async () => {
      const now = { day: '2026-06-15', from: 20, until: 23, startsAt: START };
      await patch(linli, 'meetings', { _id: MEETING.called }, now);
      const answers = await codes([
        call('runMeeting', running(1, MEETING.called, 'begin'), 'secretary'),
        call('moveMeeting', callOff(2), 'buildingSteward'),
      ]);
      const hasBegun = called()?.state === 'running';
      expect(answers).toStrictEqual(hasBegun ? ['ok', 'MEETING_BEGUN'] : ['MEETING_BEGUN', 'ok']);
    }));

  it('that is called off while its people are told of another time: they are told of that too', () =>
    inAnyOrder(
      linli,
      async () => {
        const { envelope } = await call('moveMeeting', moving(1), 'buildingSteward');
        const { seen } = (envelope.ok && envelope.data) as { seen: string };
        await Promise.all([
          linli.timer('meeting'),
          call('moveMeeting', { ...callOff(2), seen }, 'buildingSteward'),
        ]);
        await linli.clock(linli.cloud.now() + 10 * MINUTE);
        expect(called()).toMatchObject({ state: 'cancelled', telling: false, following: false });
        const words = linli
          .documents<{ data: { thing3?: { value: string } } }>('messages')
          .map(({ data }) => data.thing3?.value);
        expect(words).toContain('这次会取消了，不用来了');
      },
      { planned: 12, random: 3 },
    ));
});

it('what two report about a task is both there', () =>
  inAnyOrder(linli, async () => {
    const taskId = `${MEETING.closed}:i1`;
    const answers = await codes([
      call('reportTask', reporting(1, taskId, { text: '请了师傅', done: false }), 'stairSteward'),
      call('reportTask', reporting(2, taskId), 'secretary'),
    ]);
    expect(answers).toStrictEqual(['ok', 'ok']);
    const task = linli.documents<TaskDocument>('meetingTasks').find(({ _id }) => _id === taskId);
    expect(task?.reports.length).toBe(2);
    expect(task?.state).toBe(task?.reports.at(-1)?.done ? 'done' : 'open');
  }));
