import { afterAll, beforeAll } from '@jest/globals';
import { MAPLE } from '../support/community.ts';
import { askingDates, ofPoll, sayingDates } from '../support/date-polls.ts';
import { heldExamples } from '../support/examples/held.ts';
import { exampleOf } from '../support/examples.ts';
import {
  agreeing,
  answering,
  deciding,
  listing,
  marking,
  moving,
  reporting,
  scanning,
  writing,
} from '../support/held-inputs.ts';
import { MEETING } from '../support/held-meetings.ts';
import type { Input } from '../support/inputs.ts';
import { describeLateRepeats, type Late, must as mustOf } from '../support/late.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { BODY } from '../support/meetings.ts';

/** Commands about meetings, sent again late. */
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
const seenOf = async (meetingId: string) =>
  String((await must('showMeeting', { communityId: MAPLE, meetingId }, 'secretary')).seen);
const at = (meetingId: string) => ({ communityId: MAPLE, meetingId });

const LATE: Late[] = [
  {
    after: 'it was withdrawn',
    answered: true,
    command: called('openDatePoll'),
    between: async ({ pollId }) => {
      await must('withdrawDatePoll', ofPoll(2, String(pollId)), 'secretary');
    },
  },
  {
    after: 'they said something else',
    command: called('answerDatePoll'),
    between: async () => {
      await must('answerDatePoll', sayingDates(3, 's3', ['no', 'no', 'yes']), 'resident');
    },
  },
  {
    after: 'another one was begun',
    command: called('withdrawDatePoll'),
    between: async () => {
      await must('openDatePoll', askingDates(2, BODY.council), 'buildingSteward');
    },
  },
  {
    after: 'it was moved',
    answered: true,
    command: called('conveneMeeting'),
    between: async ({ meetingId }) => {
      const id = String(meetingId);
      await must('moveMeeting', moving(2, id, { seen: await seenOf(id) }), 'buildingSteward');
    },
  },
  {
    after: 'it was moved again',
    command: called('moveMeeting'),
    between: async () => {
      const seen = await seenOf(MEETING.called);
      await must('moveMeeting', moving(2, MEETING.called, { seen, time: null }), 'secretary');
    },
  },
  {
    after: 'the agenda was changed again',
    command: called('saveAgenda'),
    between: async () => {
      const seen = await seenOf(MEETING.called);
      await must('saveAgenda', listing(2, MEETING.called, { seen }), 'secretary');
    },
  },
  {
    after: 'they said something else',
    command: called('answerInvitation'),
    between: async () => {
      await must(
        'answerInvitation',
        answering(2, 's2', 'no', {}, MEETING.joint),
        'ownersCommittee',
      );
    },
  },
  {
    after: 'the officer saw them come back',
    command: called('leaveMeeting'),
    between: async () => {
      await must('markPresence', marking(2, 's2', 'in'), 'buildingSteward');
    },
  },
  {
    after: 'the officer saw them leave',
    command: () => [
      'meeting.attendMeeting',
      scanning(MEETING.running, linli.cloud.now()),
      'resident',
    ],
    between: async () => {
      await must('markPresence', marking(2, 's3', 'out'), 'buildingSteward');
    },
  },
  {
    after: 'they have left',
    command: called('markPresence'),
    between: async () => {
      await must('markPresence', marking(2, 's4', 'out', { name: '孟大满' }), 'buildingSteward');
    },
  },
  {
    after: 'minutes were begun',
    answered: true,
    command: called('runMeeting'),
    between: async () => {
      await must('saveMinutes', writing(2, MEETING.running, { seen: null }), 'secretary');
    },
  },
  {
    after: 'it was corrected',
    command: called('decideItem'),
    between: async () => {
      await must(
        'decideItem',
        deciding(2, 'i1', { why: '说错了', outcome: 'noted', task: null }),
        'secretary',
      );
    },
  },
  {
    after: 'another one was proposed',
    command: called('confirmCorrection'),
    between: async () => {
      const more = {
        why: '又记错了',
        text: '每季读一本。',
        task: { seatId: 's3', due: '2026-07-01' },
      };
      await must('decideItem', deciding(2, 'i1', more, MEETING.published), 'partyBranch');
    },
  },
  {
    after: 'it was opened again',
    command: called('reportTask'),
    between: async () => {
      await must(
        'reportTask',
        reporting(2, `${MEETING.closed}:i1`, { done: false, text: '又坏了' }),
        'buildingSteward',
      );
    },
  },
  {
    after: 'somebody else has written',
    command: called('saveMinutes'),
    between: async ({ seen }) => {
      await must('saveMinutes', writing(2, MEETING.closed, { seen }), 'partyBranch');
    },
  },
  {
    after: 'a new version was begun',
    answered: true,
    command: called('confirmMinutes'),
    between: async () => {
      const input = writing(2, MEETING.closed, { version: 2, why: '写错了一个日子', seen: null });
      await must('saveMinutes', input, 'secretary');
      const { seen } = await must(
        'showMinutes',
        { ...at(MEETING.closed), version: 2 },
        'secretary',
      );
      await must(
        'confirmMinutes',
        agreeing(3, MEETING.closed, { version: 2, seen }),
        'buildingSteward',
      );
    },
  },
];

describeLateRepeats(() => linli, 'meeting', LATE, heldExamples);
