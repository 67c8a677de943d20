import { afterAll, beforeAll } from '@jest/globals';
import type { HourLine } from '../../typings/contract/volunteer/hours.ts';
import { MAPLE, type PersonKey, residentIdOf, START } from '../support/community.ts';
import { volunteerExamples } from '../support/examples/volunteer.ts';
import { exampleOf } from '../support/examples.ts';
import { commandId } from '../support/inputs.ts';
import { type Call, describeLateRepeats, type Late, must as mustOf } from '../support/late.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { shiftIn } from '../support/shift-books.ts';
import {
  codeAt,
  leading,
  membership,
  onShift,
  publishing,
  raining,
  SHIFT,
  seasonInput,
  signing,
  stationInput,
  TEAM,
  teamInput,
} from '../support/volunteers.ts';

/** Commands about shifts, sent again late. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const must = (...call: Call) => mustOf(linli, ...call);
const elder = { residentId: residentIdOf('elderAdviser') };
const resized = (n: number, places: number): Call => [
  'volunteer.resizeShift',
  leading(n, SHIFT.open, {
    roleId: 'r1',
    places,
    seen: shiftIn(linli, SHIFT.open).change.id,
  }),
  'teamLeader',
];

const neighbour = { residentId: residentIdOf('resident') };
const scan = () => ({
  communityId: MAPLE,
  shiftId: SHIFT.running,
  code: codeAt(SHIFT.running, START),
});
const marking = (n: number, key: PersonKey, mark: string) =>
  leading(n, SHIFT.running, { residentId: residentIdOf(key), mark });
const correcting = (n: number, minutes: number) =>
  leading(n, SHIFT.over, {
    residentId: residentIdOf('stairSteward'),
    minutes,
    reason: '记错了',
  });

const ending = (n: number, seasonId: string, from: string) => ({
  communityId: MAPLE,
  teamId: TEAM.patrol,
  seasonId,
  from,
  reason: '放暑假了',
  commandId: commandId(n),
});

const LATE: Late[] = [
  {
    after: 'its address was changed',
    answered: true,
    command: () => ['volunteer.saveStation', stationInput(1), 'secretary'],
    between: async ({ stationId }) => {
      const moved = stationInput(2, { stationId, address: '二期 2 栋一楼' });
      await must('volunteer.saveStation', moved, 'secretary');
    },
  },
  {
    after: 'it has other leaders',
    answered: true,
    command: () => ['volunteer.saveTeam', teamInput(1), 'secretary'],
    between: async ({ teamId }) => {
      const other = teamInput(2, { teamId, leaderIds: [residentIdOf('mediator')] });
      await must('volunteer.saveTeam', other, 'secretary');
    },
  },
  {
    after: 'somebody tried to change it',
    answered: true,
    command: () => [
      'volunteer.endTeam',
      { communityId: MAPLE, teamId: TEAM.idle, commandId: commandId(1) },
      'secretary',
    ],
    between: async () => {
      const input = teamInput(2, { teamId: TEAM.idle });
      await linli.call('volunteer', 'saveTeam', input, 'secretary');
    },
  },
  {
    after: 'it was cancelled',
    answered: true,
    command: () => ['volunteer.publishShift', publishing(1), 'teamLeader'],
    between: async ({ shiftId }) => {
      const end = leading(2, String(shiftId), { reason: '下雨' });
      await must('volunteer.cancelShift', end, 'teamLeader');
    },
  },
  {
    after: 'another size was chosen',
    command: () => resized(1, 4),
    between: async () => {
      await must(...resized(2, 3));
    },
  },
  {
    after: 'somebody tried to sign up',
    answered: true,
    command: () => [
      'volunteer.cancelShift',
      leading(1, SHIFT.open, { reason: '下雨' }),
      'teamLeader',
    ],
    between: async () => {
      await linli.call('volunteer', 'signUpForShift', signing(2, SHIFT.open), 'resident');
    },
  },
  {
    after: 'it was cancelled again',
    command: () => ['volunteer.signUpForShift', signing(1, SHIFT.open), 'resident'],
    between: async () => {
      await must('volunteer.cancelSignUp', onShift(2, SHIFT.open), 'resident');
    },
  },
  {
    after: 'they left the waitlist',
    command: () => ['volunteer.signUpForShift', signing(1, SHIFT.full), 'resident'],
    between: async () => {
      await must('volunteer.cancelSignUp', onShift(2, SHIFT.full), 'resident');
    },
  },
  {
    after: 'a leader took them off',
    command: () => ['volunteer.signUpForShift', signing(1, SHIFT.open), 'resident'],
    between: async () => {
      const off = leading(2, SHIFT.open, { residentId: residentIdOf('resident') });
      await must('volunteer.removeFromShift', off, 'teamLeader');
      await linli.timer('volunteer');
    },
  },
  {
    after: 'they signed up anew',
    command: () => ['volunteer.cancelSignUp', onShift(1, SHIFT.open), 'stairSteward'],
    between: async () => {
      await must('volunteer.signUpForShift', signing(2, SHIFT.open), 'stairSteward');
    },
  },
  {
    after: 'it was cancelled',
    command: () => ['volunteer.acceptOffer', onShift(1, SHIFT.offered), 'resident'],
    between: async () => {
      await must('volunteer.cancelSignUp', onShift(2, SHIFT.offered), 'resident');
      await linli.timer('volunteer');
    },
  },
  {
    after: 'the person cancelled',
    answered: true,
    command: () => [
      'volunteer.addToShift',
      leading(1, SHIFT.open, { roleId: 'r1', ...elder }),
      'teamLeader',
    ],
    between: async () => {
      await must('volunteer.cancelSignUp', onShift(2, SHIFT.open), 'elderAdviser');
      await linli.timer('volunteer');
    },
  },
  {
    after: 'the person signed up anew',
    answered: true,
    command: () => [
      'volunteer.removeFromShift',
      leading(1, SHIFT.open, { residentId: residentIdOf('stairSteward') }),
      'teamLeader',
    ],
    between: async () => {
      await must('volunteer.signUpForShift', signing(2, SHIFT.open), 'stairSteward');
      await linli.timer('volunteer');
    },
  },
  {
    after: 'the leader has taken them off',
    prepare: () => exampleOf('volunteer', 'readRisk').input(1, linli) as Promise<unknown>,
    command: () => [
      'volunteer.readRisk',
      { communityId: MAPLE, shiftId: SHIFT.open },
      'stairSteward',
    ],
    between: async () => {
      const off = { residentId: residentIdOf('stairSteward') };
      await must('volunteer.removeFromShift', leading(2, SHIFT.open, off), 'teamLeader');
    },
  },
  {
    after: 'they have gone',
    answered: true,
    command: () => ['volunteer.checkIn', scan(), 'resident'],
    between: async () => {
      await must('volunteer.checkOut', scan(), 'resident');
    },
  },
  {
    after: 'the shift was over',
    answered: true,
    command: () => ['volunteer.checkOut', scan(), 'stairSteward'],
    between: async () => {
      await must('volunteer.markAttendance', marking(2, 'elderAdviser', 'in'), 'teamLeader');
    },
  },
  {
    after: 'they were ticked as gone',
    answered: true,
    command: () => ['volunteer.markAttendance', marking(1, 'elderAdviser', 'in'), 'teamLeader'],
    between: async () => {
      await must('volunteer.markAttendance', marking(2, 'elderAdviser', 'out'), 'teamLeader');
    },
  },
  {
    after: 'its hours were written down',
    answered: true,
    prepare: () => patch(linli, 'shifts', { _id: SHIFT.running }, { until: START - 60_000 }),
    command: () => [
      'volunteer.closeShift',
      leading(1, SHIFT.running, { headcount: 1 }),
      'teamLeader',
    ],
    between: async () => {
      await linli.timer('volunteer');
    },
  },
  {
    after: 'somebody else wrote down another outcome',
    command: () => [
      'volunteer.noteOutcome',
      leading(1, SHIFT.over, { served: 32, saved: null }),
      'teamLeader',
    ],
    between: async () => {
      const other = leading(2, SHIFT.over, { served: 30, saved: 200 });
      await must('volunteer.noteOutcome', other, 'secretary');
    },
  },
  {
    after: 'they were confirmed',
    command: () => [
      'volunteer.addHours',
      leading(1, SHIFT.over, { ...elder, minutes: 60, reason: '签在纸上' }),
      'teamLeader',
    ],
    between: async ({ entry }) => {
      const { entryId } = entry as { entryId: string };
      const decision = { ...elder, entryId, decision: 'confirm' };
      await must('volunteer.decideHours', leading(2, SHIFT.over, decision), 'partyBranch');
    },
  },
  {
    after: 'they were corrected again',
    answered: true,
    command: () => ['volunteer.correctHours', correcting(1, -30), 'teamLeader'],
    between: async () => {
      await must('volunteer.correctHours', correcting(2, -10), 'teamLeader');
    },
  },
  {
    after: 'more were added',
    answered: true,
    command: () => [
      'volunteer.decideHours',
      leading(1, SHIFT.over, { ...neighbour, entryId: 'added1', decision: 'confirm' }),
      'partyBranch',
    ],
    between: async () => {
      const more = { ...neighbour, minutes: 10, reason: '多留了一会儿' };
      await must('volunteer.addHours', leading(2, SHIFT.over, more), 'teamLeader');
    },
  },
  {
    after: 'hours were corrected',
    answered: true,
    command: () => [
      'volunteer.issueCertificate',
      { communityId: MAPLE, from: '2026-01-01', until: '2026-12-31', commandId: commandId(1) },
      'stairSteward',
    ],
    between: async () => {
      const { entry } = await must('volunteer.correctHours', correcting(2, -10), 'teamLeader');
      const { entryId } = entry as HourLine;
      const decision = leading(3, SHIFT.over, {
        residentId: residentIdOf('stairSteward'),
        entryId,
        decision: 'confirm',
      });
      await must('volunteer.decideHours', decision, 'partyBranch');
    },
  },
  {
    after: 'another year was given',
    command: () => [
      'volunteer.saveBirthYear',
      { communityId: MAPLE, born: 1962, commandId: commandId(1) },
      'resident',
    ],
    between: async () => {
      const other = { communityId: MAPLE, born: 1963, commandId: commandId(2) };
      await must('volunteer.saveBirthYear', other, 'resident');
    },
  },
  {
    after: 'they have left the team',
    command: () => ['volunteer.saveMember', membership(1, 'resident', []), 'teamLeader'],
    between: async () => {
      await must('volunteer.saveMember', membership(2, 'resident', [], false), 'teamLeader');
    },
  },
  {
    after: 'it has ended',
    answered: true,
    command: () => ['volunteer.publishSeason', seasonInput(1, { weekdays: [1] }), 'teamLeader'],
    between: async ({ seasonId }) => {
      const end = ending(2, String(seasonId), '2026-06-20');
      await must('volunteer.endSeason', end, 'teamLeader');
    },
  },
  {
    after: 'it was ended earlier',
    answered: true,
    command: async () => {
      const made = await must(
        'volunteer.publishSeason',
        seasonInput(9, { weekdays: [1] }),
        'teamLeader',
      );
      return ['volunteer.endSeason', ending(1, String(made.seasonId), '2026-06-29'), 'teamLeader'];
    },
    between: async () => {
      const [season] = linli.documents<{ _id: string }>('seasons');
      const end = ending(2, season?._id ?? '', '2026-06-20');
      await must('volunteer.endSeason', end, 'teamLeader');
    },
  },
  {
    after: 'the shift was moved again',
    answered: true,
    command: () => ['volunteer.applyRain', raining(1, [SHIFT.open], '2026-06-20'), 'secretary'],
    between: async () => {
      const again = { ...raining(2, [SHIFT.open], '2026-06-21'), day: '2026-06-20' };
      await must('volunteer.applyRain', again, 'secretary');
      await linli.timer('volunteer');
    },
  },
];

describeLateRepeats(() => linli, 'volunteer', LATE, volunteerExamples);
