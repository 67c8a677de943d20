import { afterAll, beforeAll } from '@jest/globals';
import type { ShiftDocument } from '../../cloudfunctions/volunteer/collections.ts';
import { MAPLE, residentIdOf } from '../support/community.ts';
import {
  organisingExamples,
  recorded,
  recording,
  withdrawing,
} from '../support/examples/organising.ts';
import { commandId } from '../support/inputs.ts';
import { type Call, describeLateRepeats, type Late, must as mustOf } from '../support/late.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { shiftIn } from '../support/shift-books.ts';
import { leading, SHIFT, seasonInput, TEAM } from '../support/volunteers.ts';

/** Commands of leaders, sent again late. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const must = (...call: Call) => mustOf(linli, ...call);
const steward = { residentId: residentIdOf('stairSteward') };

const editing = (n: number, change: object) =>
  leading(n, SHIFT.open, { change, seen: shiftIn(linli, SHIFT.open).change.id });
const editingSeason = (n: number, seasonId: string, meet: string) => ({
  communityId: MAPLE,
  teamId: TEAM.patrol,
  seasonId,
  from: '2026-06-16',
  change: { meet },
  commandId: commandId(n),
});

const LATE: Late[] = [
  {
    after: 'one of them was taken off the shift',
    answered: true,
    command: () => [
      'volunteer.addGroup',
      leading(1, SHIFT.night, {
        roleId: 'r1',
        residentIds: (['resident', 'volunteer'] as const).map(residentIdOf),
      }),
      'teamLeader',
    ],
    between: async () => {
      await linli.timer('volunteer');
      const off = { residentId: residentIdOf('volunteer') };
      await must('volunteer.removeFromShift', leading(2, SHIFT.night, off), 'teamLeader');
      await linli.timer('volunteer');
    },
  },
  {
    after: 'hours of it were added',
    answered: true,
    command: () => ['volunteer.recordShift', recording(1), 'teamLeader'],
    between: async ({ shiftId }) => {
      const more = { ...steward, minutes: 60, reason: '签在纸上' };
      await must('volunteer.addHours', leading(2, String(shiftId), more), 'teamLeader');
    },
  },
  {
    after: 'the right one was written down',
    answered: true,
    command: async () => [
      'volunteer.withdrawRecord',
      withdrawing(1, await recorded(linli, 4)),
      'teamLeader',
    ],
    between: async () => {
      const right = recording(2, { from: '20:00', until: '21:00' });
      await must('volunteer.recordShift', right, 'teamLeader');
    },
  },
  {
    after: 'it was moved again',
    answered: true,
    command: () => [
      'volunteer.editShift',
      editing(1, { from: '10:00', until: '12:00' }),
      'teamLeader',
    ],
    between: async () => {
      await linli.timer('volunteer');
      const again = editing(2, { from: '14:00', until: '16:00' });
      await must('volunteer.editShift', again, 'teamLeader');
      await linli.timer('volunteer');
    },
  },
  {
    after: 'they were changed again, and one of them by itself',
    answered: true,
    command: async () => {
      const season = seasonInput(9, { weekdays: [1] });
      const made = await must('volunteer.publishSeason', season, 'teamLeader');
      return [
        'volunteer.editSeason',
        editingSeason(1, String(made.seasonId), '东门'),
        'teamLeader',
      ];
    },
    between: async () => {
      const [season] = linli.documents<{ _id: string }>('seasons');
      const again = editingSeason(2, season?._id ?? '', '北门');
      await must('volunteer.editSeason', again, 'teamLeader');
      const [own] = linli
        .documents<ShiftDocument>('shifts')
        .filter(({ seasonId }) => seasonId === season?._id);
      const alone = { change: { meet: '南门' }, seen: own?.change.id };
      await must('volunteer.editShift', leading(3, own?._id ?? '', alone), 'teamLeader');
      await linli.timer('volunteer');
    },
  },
  {
    after: 'the person was taken off the shift',
    command: () => ['volunteer.callPerson', leading(1, SHIFT.open, steward), 'teamLeader'],
    between: async () => {
      await must('volunteer.removeFromShift', leading(2, SHIFT.open, steward), 'teamLeader');
    },
  },
];

describeLateRepeats(() => linli, 'volunteer', LATE, organisingExamples);
