import { afterAll, beforeAll } from '@jest/globals';
import { MAPLE, residentIdOf } from '../support/community.ts';
import { importingExamples } from '../support/examples/importing.ts';
import { exampleOf } from '../support/examples.ts';
import { EXPORT, exportOf, IMPORT, importOf, LEFT } from '../support/imports.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type Call, describeLateRepeats, type Late, must as mustOf } from '../support/late.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { leading, onShift, SHIFT, TEAM } from '../support/volunteers.ts';

/** Tables of hours, sent again late. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const must = (...call: Call) => mustOf(linli, ...call);

const idNumber = (n: number, number: string | null) =>
  onShift(n, SHIFT.open, {
    residentId: residentIdOf('stairSteward'),
    kind: 'resident-id',
    number,
  });

const LATE: Late[] = [
  {
    after: 'somebody declined it',
    command: async () => [
      'volunteer.enterTeamImport',
      (await exampleOf('volunteer', 'enterTeamImport').input(1, linli)) as Input,
      'secretary',
    ],
    between: ({ importId }) =>
      must(
        'volunteer.decideTeamImport',
        importOf(2, { importId, agrees: false, commandId: commandId(2) }),
        'partyBranch',
      ),
  },
  {
    after: 'it was written down',
    command: () => ['volunteer.decideTeamImport', importOf(1, { agrees: true }), 'partyBranch'],
    between: async () => {
      await linli.timer('volunteer');
      await patch(linli, 'teamImports', { _id: IMPORT.open }, { left: [] });
    },
  },
  {
    after: 'it was confirmed',
    command: async () => [
      'volunteer.correctImported',
      (await exampleOf('volunteer', 'correctImported').input(1, linli)) as Input,
      'secretary',
    ],
    between: ({ entry }) =>
      must(
        'volunteer.decideHours',
        {
          communityId: MAPLE,
          teamId: TEAM.patrol,
          shiftId: 'import-posted',
          residentId: residentIdOf('resident'),
          entryId: (entry as { entryId: string }).entryId,
          decision: 'confirm',
          commandId: commandId(2),
        },
        'partyBranch',
      ),
  },
  {
    after: 'somebody said that it is not so',
    command: async () => [
      'volunteer.matchImportRow',
      (await exampleOf('volunteer', 'matchImportRow').input(1, linli)) as Input,
      'secretary',
    ],
    between: () =>
      must(
        'volunteer.decideImportRow',
        importOf(2, {
          importId: IMPORT.posted,
          index: LEFT.free,
          agrees: false,
          commandId: commandId(2),
        }),
        'partyBranch',
      ),
  },
  {
    after: 'it was written down',
    command: async () => [
      'volunteer.decideImportRow',
      (await exampleOf('volunteer', 'decideImportRow').input(1, linli)) as Input,
      'partyBranch',
    ],
    between: async () => {
      await linli.timer('volunteer');
      await patch(linli, 'teamImports', { _id: IMPORT.posted }, { left: [] });
    },
  },
  {
    after: 'it was declined',
    command: () => [
      'volunteer.askHoursExport',
      { communityId: MAPLE, from: '2026-01-01', until: '2026-06-14', commandId: commandId(1) },
      'secretary',
    ],
    between: ({ exportId }) =>
      must('volunteer.decideExport', exportOf(2, { exportId, agrees: false }), 'partyBranch'),
  },
  {
    after: 'it was fetched',
    command: () => ['volunteer.decideExport', exportOf(1, { agrees: true }), 'partyBranch'],
    between: () => must('filing.printExport', exportOf(2, { exportId: EXPORT.open }), 'secretary'),
  },
  {
    after: 'it was taken back',
    prepare: () => patch(linli, 'shifts', { _id: SHIFT.open }, { insured: true }),
    command: () => ['volunteer.saveIdNumber', idNumber(1, '11010519491231002X'), 'stairSteward'],
    between: () => must('volunteer.saveIdNumber', idNumber(2, null), 'stairSteward'),
  },
  {
    after: 'it was declined',
    prepare: () => patch(linli, 'shifts', { _id: SHIFT.open }, { insured: true }),
    command: () => ['volunteer.askInsuranceList', leading(1, SHIFT.open), 'teamLeader'],
    between: ({ exportId }) =>
      must('volunteer.decideExport', exportOf(2, { exportId, agrees: false }), 'partyBranch'),
  },
];

describeLateRepeats(
  () => linli,
  'volunteer',
  LATE,
  importingExamples.filter(({ functionName }) => functionName === 'volunteer'),
);
