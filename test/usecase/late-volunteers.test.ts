import { afterAll, beforeAll } from '@jest/globals';
import { MAPLE, residentIdOf } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Call, describeLateRepeats, type Late, must as mustOf } from '../support/late.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { shiftIn } from '../support/shift-books.ts';
import {
  leading,
  onShift,
  publishing,
  SHIFT,
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
];

describeLateRepeats(() => linli, 'volunteer', LATE);
