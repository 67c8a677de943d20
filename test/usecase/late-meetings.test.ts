import { afterAll, beforeAll } from '@jest/globals';
import { MAPLE } from '../support/community.ts';
import { meetingExamples } from '../support/examples/meeting.ts';
import { exampleOf } from '../support/examples.ts';
import { settle } from '../support/faults.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { describeLateRepeats, type Late, must as mustOf } from '../support/late.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import {
  BODY,
  BOOKED,
  bodyForm,
  booking,
  busyOf,
  cancelling,
  confirming,
  jointForm,
  noting,
  planning,
  roomForm,
  saving,
  savingRoom,
  savingYear,
  yearTable,
} from '../support/meetings.ts';

/** Commands about bodies, rooms and plans, sent again late. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const must = (action: string, input: Input, as: As) =>
  mustOf(linli, `meeting.${action}`, input, as);
const called = (action: string) => async (): Promise<[string, Input, As]> => {
  const { as, input } = exampleOf('meeting', action);
  return [`meeting.${action}`, await input(1, linli), as];
};
const seenOf = async (bodyId: string) =>
  String((await must('showBody', { communityId: MAPLE, bodyId }, 'secretary')).seen);

const LATE: Late[] = [
  {
    after: 'a second officer has agreed',
    command: called('saveBody'),
    between: async ({ bodyId }) => {
      const seen = await seenOf(String(bodyId));
      await must('confirmBody', confirming(2, String(bodyId), { seen }), 'partyBranch');
    },
  },
  {
    after: 'the free body was changed again',
    answered: true,
    command: () => [
      'meeting.saveBody',
      saving(1, bodyForm({ name: '读书会一' }), BODY.readers),
      'secretary',
    ],
    between: async () => {
      const seen = await seenOf(BODY.readers);
      const input = { ...saving(2, bodyForm({ name: '读书会二' }), BODY.readers), seen };
      await must('saveBody', input, 'secretary');
    },
  },
  {
    after: 'another change was drawn up',
    answered: true,
    command: called('confirmBody'),
    between: async () => {
      const seen = await seenOf(BODY.waiting);
      const form = jointForm({ minutes: 120 });
      await must('saveBody', { ...saving(2, form, BODY.waiting), seen }, 'secretary');
    },
  },
  {
    after: 'it was taken back',
    command: called('noteMeeting'),
    between: async () => {
      const { input } = exampleOf('meeting', 'noteMeeting');
      const { day } = (await input(1, linli)) as { day: string };
      await must('noteMeeting', noting(2, BODY.council, { day, met: false }), 'secretary');
    },
  },
  {
    after: 'it was changed',
    answered: true,
    command: called('saveRoom'),
    between: async ({ roomId }) => {
      const { rooms } = (await must('listRooms', { communityId: MAPLE }, 'secretary')) as {
        rooms: { roomId: string; seen: string }[];
      };
      const seen = rooms.find((one) => one.roomId === roomId)?.seen ?? null;
      const input = { ...savingRoom(2, roomForm({ closed: true }), String(roomId)), seen };
      await must('saveRoom', input, 'secretary');
    },
  },
  {
    after: 'it was cancelled',
    answered: true,
    command: () => ['meeting.bookRoom', booking(1), 'volunteer'],
    between: async ({ bookingId }) => {
      await must('cancelBooking', cancelling(2, { bookingId }), 'volunteer');
    },
  },
  {
    after: 'somebody else has it',
    answered: true,
    command: called('cancelBooking'),
    between: async () => {
      const { from, until } = BOOKED;
      await must('bookRoom', booking(2, { from, until }), 'volunteer');
    },
  },
  {
    after: 'it was entered anew',
    answered: true,
    command: called('saveYear'),
    between: async ({ seen }) => {
      const table = yearTable({ workdays: [] });
      await must('saveYear', savingYear(2, { table, seen }), 'secretary');
    },
  },
  {
    after: 'another table was entered',
    answered: true,
    command: called('confirmYear'),
    between: async () => {
      const { seen } = await must('showYear', { communityId: MAPLE, year: 2027 }, 'secretary');
      await must('saveYear', savingYear(2, { seen }), 'secretary');
    },
  },
  {
    after: 'they said something else',
    command: called('saveBusyTimes'),
    between: async () => {
      const input = { communityId: MAPLE, busy: busyOf({ weekly: [] }), commandId: commandId(2) };
      await must('saveBusyTimes', input, 'resident');
    },
  },
  {
    after: 'it was computed and adopted',
    command: called('makePlan'),
    between: async ({ seen }) => {
      await settle(linli);
      await must(
        'adoptPlan',
        { communityId: MAPLE, year: 2026, seen, commandId: commandId(2) },
        'secretary',
      );
    },
  },
  {
    after: 'another one was asked for',
    answered: true,
    command: called('adoptPlan'),
    between: async () => {
      await settle(linli);
      const { plan } = (await must(
        'showPlan',
        { communityId: MAPLE, year: 2026 },
        'secretary',
      )) as {
        plan: { seen: string };
      };
      await must('makePlan', planning(2, { seen: plan.seen, repair: true }), 'secretary');
    },
  },
];

describeLateRepeats(() => linli, 'meeting', LATE, meetingExamples);
