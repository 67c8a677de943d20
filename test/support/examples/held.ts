import { CEDAR, MAPLE, PLACE } from '../community.ts';
import { askingDates, DATES, ofPoll, sayingDates } from '../date-polls.ts';
import {
  agreeing,
  answering,
  confirmingCorrection,
  convening,
  deciding,
  leaving,
  listing,
  marking,
  moving,
  reporting,
  running,
  scanning,
  writing,
} from '../held-inputs.ts';
import { CORRECTION, MEETING } from '../held-meetings.ts';
import type { Input } from '../inputs.ts';
import { MATTER } from '../matters.ts';
import { BODY } from '../meetings.ts';
import { type Example, example } from './example.ts';

/** Of officers, about a meeting in the first building, and the same in cedar. */
const ofBuilding = (
  action: string,
  as: Example['as'],
  input: Example['input'],
  cedar: (n: number) => Input,
  writes = true,
): Example =>
  example('meeting', action, {
    as,
    writes,
    concerns: [PLACE.building],
    input,
    elsewhere: [{ concerns: [CEDAR], input: cedar }],
  });

const at = (meetingId: string) => ({
  communityId: meetingId.startsWith('c') ? CEDAR : MAPLE,
  meetingId,
});

export const heldExamples = [
  example('meeting', 'listMeetings', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, which: 'mine' }),
  }),
  example('meeting', 'showMeeting', { as: 'resident', input: () => at(MEETING.running) }),
  ofBuilding(
    'listAgendaChoices',
    'buildingSteward',
    () => ({ communityId: MAPLE, bodyId: BODY.council }),
    () => ({ communityId: CEDAR, bodyId: BODY.cedar }),
    false,
  ),
  example('meeting', 'openDatePoll', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => askingDates(n),
    elsewhere: [{ concerns: [CEDAR], input: (n) => askingDates(n, BODY.cedar) }],
  }),
  example('meeting', 'showDatePoll', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, pollId: DATES.open }),
  }),
  example('meeting', 'answerDatePoll', {
    as: 'resident',
    writes: true,
    input: (n) => sayingDates(n, 's3', n % 2 ? ['yes', 'no', 'no'] : ['yes', 'yes', 'no']),
  }),
  ofBuilding(
    'withdrawDatePoll',
    'buildingSteward',
    (n) => ofPoll(n),
    (n) => ofPoll(n, DATES.cedar),
  ),
  ofBuilding(
    'conveneMeeting',
    'buildingSteward',
    (n) => convening(n),
    (n) => convening(n, BODY.cedar),
  ),
  ofBuilding(
    'moveMeeting',
    'buildingSteward',
    (n) => moving(n),
    (n) => moving(n, MEETING.cedar),
  ),
  ofBuilding(
    'saveAgenda',
    'buildingSteward',
    (n) => listing(n),
    (n) => listing(n, MEETING.cedar),
  ),
  example('meeting', 'answerInvitation', {
    as: 'ownersCommittee',
    writes: true,
    input: (n) => answering(n, 's2', 'substitute', { name: '秦晚' }, MEETING.joint),
  }),
  ofBuilding(
    'listMeetingCodes',
    'buildingSteward',
    () => at(MEETING.running),
    () => at(MEETING.cedarRunning),
    false,
  ),
  example('meeting', 'attendMeeting', {
    as: 'resident',
    writes: true,
    input: (_n, linli) => scanning(MEETING.running, linli.cloud.now()),
  }),
  example('meeting', 'leaveMeeting', {
    as: 'stairSteward',
    writes: true,
    input: (n) => leaving(n),
  }),
  ofBuilding(
    'markPresence',
    'buildingSteward',
    (n) => marking(n, 's4', 'in', { name: '孟大满' }),
    (n) => marking(n, 's2', 'in', {}, MEETING.cedarRunning),
  ),
  ofBuilding(
    'runMeeting',
    'buildingSteward',
    (n) => running(n, MEETING.running, 'end'),
    (n) => running(n, MEETING.cedarRunning, 'end'),
  ),
  ofBuilding(
    'decideItem',
    'buildingSteward',
    (n) => deciding(n),
    (n) => deciding(n, 'i1', {}, MEETING.cedarRunning),
  ),
  example('meeting', 'confirmCorrection', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => confirmingCorrection(n, CORRECTION, at(MEETING.published)),
    elsewhere: [
      {
        concerns: [CEDAR],
        input: (n) =>
          confirmingCorrection(n, CORRECTION, { ...at(MEETING.cedarClosed), agrees: false }),
      },
    ],
  }),
  example('meeting', 'listTasks', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, which: 'open' }),
  }),
  example('meeting', 'reportTask', {
    as: 'stairSteward',
    writes: true,
    input: (n) => reporting(n, `${MEETING.closed}:i1`),
  }),
  example('meeting', 'showMinutes', {
    as: 'resident',
    input: () => ({ ...at(MEETING.published), version: 1 }),
  }),
  ofBuilding(
    'saveMinutes',
    'secretary',
    (n) => writing(n, MEETING.closed),
    (n) => writing(n, MEETING.cedarClosed),
  ),
  ofBuilding(
    'confirmMinutes',
    'buildingSteward',
    (n) => agreeing(n, MEETING.closed),
    (n) => agreeing(n, MEETING.cedarClosed),
  ),
  example('meeting', 'listForMatter', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, matterId: MATTER.accepted }),
  }),
];
